import { db, type Tx, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { queueMail } from "~/mail/outbox.server";
import { digestSlot } from "~/notifications/digest-slot";
import { isNotificationKind, type NotificationKind } from "~/notifications/kinds";
import { digestLetter } from "~/notifications/letters/digest.letter";
import { readPreference } from "~/notifications/preference";
import { visibleTo } from "~/notifications/visible.server";

/** A longer letter is read by nobody; the inbox holds the rest. */
const mostListed = 50;
const portalsOwn = "Secure Dynamics";

/**
 * Writes each person's digest that has fallen due, and returns how many it wrote. Each is written in a transaction of its
 * own that also remembers it: however often and wherever this runs, nobody gets two for one day or week. What was read
 * in the portal meanwhile is left out, and an empty digest is none.
 */
export async function writeDigests(now: Date): Promise<number> {
  let written = 0;
  for (const userId of await peopleToTell(now)) {
    if (await transact((tx) => writeDigest(tx, userId, now))) written += 1;
  }
  return written;
}

/** Whoever has notices from before the digest that is due, and has not got that one. */
async function peopleToTell(now: Date): Promise<string[]> {
  const slot = Prisma.sql`
    CASE WHEN p."cadence" = 'weekly' THEN ${digestSlot("weekly", now)} ELSE ${digestSlot("daily", now)} END`;
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT n."userId" FROM "Notification" n LEFT JOIN "MailPreference" p ON p."userId" = n."userId"
    WHERE n."mail" = 'digest' AND n."digestedAt" IS NULL AND n."createdAt" < ${slot}
      AND (p."lastDigestAt" IS NULL OR p."lastDigestAt" < ${slot})`;
  return rows.map(({ userId }) => userId);
}

async function writeDigest(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const reader = await tx.user.findUnique({ where: { id: userId }, select: readerFacts });
  if (!reader) return false;
  const { cadence, muted } = readPreference(reader.mailPreference);
  const slot = digestSlot(cadence, now);
  const last = reader.mailPreference?.lastDigestAt;
  if (last && last >= slot) return false;

  const waiting = await waitingNotices(tx, reader, slot);
  if (waiting.length === 0) return false;
  const mayHear = !reader.disabledAt && !reader.business?.suspendedAt;
  const told = mayHear ? waiting.filter((notice) => isWanted(notice, muted)) : [];
  await settle(tx, told, waiting, now);
  if (told.length === 0) return false;

  await tx.mailPreference.upsert({
    where: { userId },
    // Version 0, as before: nothing was chosen.
    create: { userId, muted: [], lastDigestAt: now, version: 0 },
    update: { lastDigestAt: now },
    select: { userId: true },
  });
  await queueMail(tx, digestLetter, {
    to: reader.email,
    data: {
      cadence: cadence === "weekly" ? "weekly" : "daily",
      firstName: reader.firstName,
      groups: grouped(told.slice(0, mostListed)),
      count: told.length,
      more: Math.max(0, told.length - mostListed),
    },
    businessId: reader.businessId,
    userId,
  });
  return true;
}

const readerFacts = {
  id: true,
  email: true,
  firstName: true,
  adminSince: true,
  disabledAt: true,
  businessId: true,
  business: { select: { kind: true, suspendedAt: true } },
  mailPreference: { select: { cadence: true, muted: true, lastDigestAt: true } },
} as const;

interface Reader {
  id: string;
  adminSince: Date | null;
  businessId: string | null;
  business: { kind: "customer" | "partner" } | null;
}

interface WaitingNotice {
  id: string;
  kind: string;
  title: string;
  path: string;
  businessName: string | null;
  isRead: number | bigint;
  isVisible: number | bigint;
}

/** What waited for this digest, the nearest date that a reminder reminds of first; then as it happened. */
async function waitingNotices(tx: Tx, reader: Reader, before: Date): Promise<WaitingNotice[]> {
  const kind = reader.adminSince ? "admin" : (reader.business?.kind ?? "customer");
  return tx.$queryRaw<WaitingNotice[]>`
    SELECT n."id", n."kind", n."title", n."path", b."name" AS "businessName", n."readAt" IS NOT NULL AS "isRead",
      ${visibleTo({ kind, businessId: reader.businessId })} AS "isVisible"
    FROM "Notification" n
    LEFT JOIN "Business" b ON b."id" = n."businessId"
    LEFT JOIN "Reminder" r ON r."id" = n."reminderId"
    WHERE n."mail" = 'digest' AND n."digestedAt" IS NULL AND n."userId" = ${reader.id} AND n."createdAt" < ${before}
    ORDER BY r."date" IS NULL, r."date", n."createdAt", n."id"`;
}

function isWanted({ kind, isRead, isVisible }: WaitingNotice, muted: readonly NotificationKind[]): boolean {
  return Number(isRead) === 0 && Number(isVisible) === 1 && isNotificationKind(kind) && !muted.includes(kind);
}

/** What the digest tells is told once; what it leaves out gets no mail any more. */
async function settle(tx: Tx, told: readonly WaitingNotice[], waiting: readonly WaitingNotice[], now: Date) {
  const idsTold = new Set(told.map(({ id }) => id));
  const leftOut = waiting.filter(({ id }) => !idsTold.has(id)).map(({ id }) => id);
  for (const ids of inParts([...idsTold]))
    await tx.notification.updateMany({ where: { id: { in: ids } }, data: { digestedAt: now } });
  for (const ids of inParts(leftOut))
    await tx.notification.updateMany({ where: { id: { in: ids } }, data: { mail: "none" } });
}

function inParts(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / 500) }, (_, part) => ids.slice(part * 500, part * 500 + 500));
}

/** By the business they are about, in the order in which each first comes up. */
function grouped(notices: readonly WaitingNotice[]) {
  const groups = new Map<string, { title: string; path: string }[]>();
  for (const { title, path, businessName } of notices) {
    const name = businessName ?? portalsOwn;
    groups.set(name, [...(groups.get(name) ?? []), { title, path }]);
  }
  return [...groups].map(([name, notices]) => ({ name, notices }));
}
