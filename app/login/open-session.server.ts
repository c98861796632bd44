import type { Actor } from "~/access/actor";
import { endSession, startSession } from "~/access/session.server";
import { record } from "~/audit/audit.server";
import { db, type Tx } from "~/infra/db.server";
import { clientAddress } from "~/infra/request-context.server";
import { notify } from "~/notifications/notify.server";
import { deviceName } from "./device-name";
import { newDeviceLetter } from "./letters/new-device.letter";

/** Who logs in, by address or by id. */
export function findPerson(where: { email: string } | { id: string }) {
  return db.user.findUnique({
    where,
    select: {
      id: true,
      email: true,
      firstName: true,
      lastName: true,
      passwordHash: true,
      passwordSetAt: true,
      adminSince: true,
      disabledAt: true,
      lastLoginAt: true,
      totpSealed: true,
      business: { select: { id: true, slug: true, name: true, kind: true, suspendedAt: true } },
    },
  });
}

export type LoginPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** A disabled person and those of a suspended business do not log in. */
export function mayLogIn({ disabledAt, business }: Pick<LoginPerson, "disabledAt" | "business">): boolean {
  return !disabledAt && !business?.suspendedAt;
}

interface Opening {
  /** Whose session this browser showed until now: it ends. */
  before: Actor | null;
  isNewDevice: boolean;
  withSecondStep: boolean;
  now: Date;
}

/** Whether the person may log in still, and with the password that was proved: both may have changed meanwhile. */
export async function standsStill(tx: Tx, { id, passwordHash }: LoginPerson): Promise<boolean> {
  const user = await tx.user.findUnique({
    where: { id },
    select: { passwordHash: true, disabledAt: true, business: { select: { suspendedAt: true } } },
  });
  if (!user || passwordHash === null || user.passwordHash !== passwordHash) return false;
  return !user.disabledAt && !user.business?.suspendedAt;
}

/**
 * Opens the session under a new id, and tells the owner where it is a browser that the account does not know. Null where
 * the password was changed, or the person shut out, since `person` was read.
 */
export async function openSession(
  tx: Tx,
  person: LoginPerson,
  request: Request,
  opening: Opening,
): Promise<string | null> {
  if (!(await standsStill(tx, person))) return null;
  const { before, isNewDevice, withSecondStep, now } = opening;
  if (before) await endSession(tx, before.sessionId);
  const setCookie = await startSession(tx, person.id, request, now, withSecondStep ? now : null);
  // Of the very first log-in its owner knows: it follows the mail with the link to set the password.
  if (isNewDevice && person.lastLoginAt) await tellOfNewDevice(tx, person, request, now);
  await tx.user.update({ where: { id: person.id }, data: { lastLoginAt: now }, select: { id: true } });
  await record(tx, {
    actor: actorOf(person),
    businessId: person.business?.id ?? null,
    action: "login",
    subjectType: "User",
    subjectId: person.id,
    ...(withSecondStep ? { after: { secondStep: true } } : {}),
  });
  return setCookie;
}

export function actorOf({ id, email, firstName, lastName, adminSince, business }: LoginPerson): Actor {
  return {
    userId: id,
    sessionId: "",
    kind: adminSince ? "admin" : (business?.kind ?? "customer"),
    name: `${firstName} ${lastName}`,
    email,
    business: business && { id: business.id, slug: business.slug, name: business.name },
  };
}

const hour = 3_600_000;
/** A browser that keeps no cookie is new each time; its owner is told so often an hour, and no oftener. */
const newDevicesAnHour = 3;
const sessionsPath = "/account/sessions";

async function tellOfNewDevice(tx: Tx, { id, email, firstName }: LoginPerson, request: Request, now: Date) {
  const told = await tx.notification.count({
    where: { userId: id, kind: "safety", path: sessionsPath, createdAt: { gt: new Date(now.getTime() - hour) } },
  });
  if (told >= newDevicesAnHour) return;
  const device = deviceName(request.headers.get("User-Agent") ?? "");
  const address = clientAddress();
  await notify(tx, {
    kind: "safety",
    to: [{ userId: id, email }],
    title: `Somebody logged in from a new device: ${device}`,
    text: `Address: ${address}. If it was not you, end the session, then change your password.`,
    path: sessionsPath,
    letter: { letter: newDeviceLetter, data: { firstName, device, address, at: now.toISOString() } },
    mail: "always",
  });
}
