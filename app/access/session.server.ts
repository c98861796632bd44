import { createCookie } from "@remix-run/node";
import type { Actor } from "~/access/actor";
import { closeViews, type ViewRow, viewOf } from "~/access/views.server";
import { DatabaseUnreachable, distance, read, type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { log } from "~/infra/log.server";
import { clientAddress, oncePerRequest, requestContext } from "~/infra/request-context.server";
import { digest, newToken } from "~/infra/secrets.server";
import { getSecuritySettings, securitySettingsKey } from "~/infra/security-settings.server";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A session ends after this time without a request, in milliseconds. */
export const idleLifetime = day;
/** "Last seen" is written at most this often. */
const seenResolution = 5 * minute;

/**
 * Opens a session under a new token and returns its Set-Cookie value. `secondStepAt` says when its person gave the second
 * step: where two-step login is on, a session without it is worth nothing.
 */
export async function startSession(
  tx: Tx,
  userId: string,
  request: Request,
  now = new Date(),
  secondStepAt: Date | null = null,
): Promise<string> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { adminSince: true } });
  const { settings } = await getSecuritySettings(tx);
  const lifetime = user.adminSince ? settings.adminSessionHours * hour : settings.sessionDays * day;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + lifetime);
  await tx.session.create({
    data: {
      tokenHash: digest(token),
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      device: (request.headers.get("User-Agent") ?? "Unknown device").slice(0, 255),
      address: clientAddress(),
      secondStepAt,
    },
    select: { id: true },
  });
  return sessionCookie.serialize(token, { expires: expiresAt });
}

/** The Set-Cookie value that makes a browser forget its session. */
export async function clearedSessionCookie(): Promise<string> {
  return sessionCookie.serialize("", { maxAge: 0 });
}

/** A view as customer that was opened in it ends with it. */
export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  await closeViews(tx, { sessionId });
  await tx.session.deleteMany({ where: { id: sessionId } });
}

/** Ends all sessions of a person, but for the one to keep, and every log-in that waits for its second step. */
export async function endSessions(tx: Tx, userId: string, except?: string): Promise<void> {
  await tx.loginChallenge.deleteMany({ where: { userId } });
  const ending = { userId, ...(except ? { id: { not: except } } : {}) };
  await closeViews(tx, { session: ending });
  await tx.session.deleteMany({ where: ending });
}

/**
 * Who sends this request, by its session; null for a visitor, an ended session, one that owes its second step, a disabled
 * person, a suspended business.
 * An admin who views as a customer stands there as the customer, with the own name.
 */
export async function findActor(request: Request): Promise<Actor | null> {
  const cookie = request.headers.get("Cookie");
  if (!cookie?.includes(sessionCookie.name)) return null;
  return oncePerRequest(`actor ${cookie}`, async () => {
    const token: unknown = await sessionCookie.parse(cookie);
    return typeof token === "string" && token !== "" ? readActor(digest(token), isReading(request)) : null;
  });
}

/** Whether the request only reads. */
export function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

interface ActorRow extends ViewRow {
  sessionId: string;
  expiresAt: string;
  lastSeenAt: string;
  userId: string;
  firstName: string;
  lastName: string;
  email: string;
  isAdmin: number;
  businessId: string | null;
  slug: string | null;
  businessName: string | null;
  kind: "customer" | "partner" | null;
  mustSetUp: number | null;
}

// Read by every request: one statement by hand instead of three by Prisma.
async function readActor(tokenHash: string, isReading: boolean): Promise<Actor | null> {
  const [row] = await read<ActorRow>`
    SELECT s."id" AS "sessionId", s."expiresAt", s."lastSeenAt", u."id" AS "userId", u."firstName", u."lastName", u."email",
      u."adminSince" IS NOT NULL AS "isAdmin", b."id" AS "businessId", b."slug", b."name" AS "businessName", b."kind",
      CASE WHEN u."adminSince" IS NOT NULL AND u."totpSealed" IS NULL THEN (
        SELECT json_extract("value", '$.adminsNeedSecondStep') FROM "Setting" WHERE "key" = ${securitySettingsKey}
      ) END AS "mustSetUp",
      v."id" AS "viewId", v."reason" AS "viewReason", v."endsAt" AS "viewEndsAt", c."id" AS "viewedId",
      c."slug" AS "viewedSlug", c."name" AS "viewedName", c."suspendedAt" IS NULL AS "viewedIsOpen"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId" LEFT JOIN "Business" b ON b."id" = u."businessId"
    LEFT JOIN "CustomerView" v ON u."adminSince" IS NOT NULL AND v."id" = (
      SELECT "id" FROM "CustomerView" WHERE "sessionId" = s."id" AND "endedAt" IS NULL ORDER BY "startedAt" DESC LIMIT 1
    )
    LEFT JOIN "Business" c ON c."id" = v."businessId"
    WHERE s."tokenHash" = ${tokenHash} AND u."disabledAt" IS NULL AND b."suspendedAt" IS NULL
      AND (u."totpSealed" IS NULL OR s."secondStepAt" IS NOT NULL)`;
  if (!row) return null;
  const now = Date.now();
  const idle = now - new Date(row.lastSeenAt).getTime();
  if (now >= new Date(row.expiresAt).getTime() || idle >= idleLifetime) return null;
  if (idle >= seenResolution) await noteSeen(row.sessionId);
  const name = `${row.firstName} ${row.lastName}`;
  const person = {
    ...{ userId: row.userId, sessionId: row.sessionId, name, email: row.email },
    ...(row.mustSetUp ? { mustSetUpSecondStep: true as const } : {}),
  };
  const view = await viewOf(row, name, isReading);
  if (view) return { ...person, kind: "customer", ...view };
  return {
    ...person,
    kind: row.isAdmin ? "admin" : (row.kind ?? "customer"),
    business:
      row.businessId && row.slug && row.businessName
        ? { id: row.businessId, slug: row.slug, name: row.businessName }
        : null,
    viewing: null,
  };
}

async function noteSeen(sessionId: string) {
  const note = () =>
    transact((tx) => tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } }));
  if (!distance) return note();
  // With the primary far away nobody waits for it, and once is enough until the copy shows it.
  const now = Date.now();
  if (now - (notedAt.get(sessionId) ?? 0) < seenResolution) return;
  if (notedAt.size > 10_000) notedAt.clear();
  notedAt.set(sessionId, now);
  void requestContext.exit(note).catch((error: unknown) => {
    notedAt.delete(sessionId);
    if (!(error instanceof DatabaseUnreachable)) log.warn({ err: error }, "a session's last use was not noted");
  });
}

const notedAt = new Map<string, number>();

const secure = env.APP_URL.startsWith("https:");

export const sessionCookieName = secure ? "__Host-session" : "session";

const sessionCookie = createCookie(sessionCookieName, {
  httpOnly: true,
  path: "/",
  sameSite: "lax",
  secure,
});
