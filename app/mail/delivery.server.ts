import { randomUUID } from "node:crypto";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { patienceMs } from "~/mail/reply";

/** Longer than an attempt can take; a mail whose process died is taken up again after it. */
const leaseMs = 30_000;
/** Machines' clocks differ a little, and no more than this. */
const clocksDifferMs = 120_000;

/** How `sealedSecret` says that there was a secret, and that it is gone. */
export const scrubbed = "";

const pauseName = "mail:pause";

export interface LeasedMail {
  id: string;
  letter: string;
  toEmail: string;
  data: unknown;
  sealedSecret: string | null;
  /** Whose account it goes to, if to one. */
  userId: string | null;
  createdAt: Date;
  attempts: number;
  /** What came of the last attempt. */
  answer: string | null;
  leasedBy: string;
}

/** What is waited for before what can wait, and of these the mail that is due longest, for this process alone to send; null where nothing is due or sending is paused. */
export async function leaseMail(now: Date): Promise<LeasedMail | null> {
  // Most looks find nothing: they take no write lock.
  if ((await nextDue(db, now)) === null) return null;

  return transact(async (tx) => {
    const id = await nextDue(tx, now);
    if (id === null) return null;
    const leasedBy = randomUUID();
    const mail = await tx.outboxMail.update({
      where: { id },
      data: { leasedBy, leasedUntil: new Date(now.getTime() + leaseMs) },
      select: leasable,
    });
    return { ...mail, leasedBy };
  });
}

const leasable = {
  id: true,
  letter: true,
  toEmail: true,
  data: true,
  sealedSecret: true,
  userId: true,
  createdAt: true,
  attempts: true,
  answer: true,
} as const;

// Only the oldest unsent mail to an address can be next: mails to one person arrive in the order in which they were caused.
// A lease that ends later than it can was taken before the clock was set back.
export function nextDueStatement(now: Date): Prisma.Sql {
  const latestLease = new Date(now.getTime() + leaseMs + clocksDifferMs);
  return Prisma.sql`
    SELECT "id" FROM "OutboxMail" AS m INDEXED BY "OutboxMail_next_idx"
    WHERE "sentAt" IS NULL AND "deadAt" IS NULL AND "dueAt" <= ${now}
      AND ("leasedUntil" IS NULL OR "leasedUntil" <= ${now} OR "leasedUntil" > ${latestLease})
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMail" AS o WHERE o."toEmail" = m."toEmail" AND o."sentAt" IS NULL AND o."deadAt" IS NULL
          AND (o."createdAt" < m."createdAt" OR (o."createdAt" = m."createdAt" AND o.rowid < m.rowid))
      )
      AND NOT EXISTS (SELECT 1 FROM "JobLease" WHERE "name" = ${pauseName} AND "until" > ${now})
    ORDER BY "rank", "dueAt" LIMIT 1`;
}

async function nextDue(reader: Pick<Reads, "$queryRaw">, now: Date): Promise<string | null> {
  const rows = await reader.$queryRaw<{ id: string }[]>(nextDueStatement(now));
  return rows[0]?.id ?? null;
}

/** Whoever else took the mail meanwhile changes nothing: what was accepted was sent. */
export async function markSent(mail: LeasedMail, answer: string, now: Date): Promise<void> {
  await transact(async (tx) => {
    await tx.outboxMail.updateMany({
      where: { id: mail.id, sentAt: null },
      data: {
        ...{ sentAt: now, deadAt: null, answer, providerId: providerIdOf(answer), attempts: { increment: 1 } },
        ...released,
        ...scrub(mail),
      },
    });
    await resume(tx, { until: { lte: now } }, now);
  });
}

/** Given up, with the reason for the admins to read. */
export async function markDead(mail: LeasedMail, answer: string, now: Date): Promise<void> {
  await transact((tx) => giveUp(tx, mail, answer, now));
}

/** Tries again at `dueAt`; a mail that has waited for three days by then is given up. */
export async function postpone(mail: LeasedMail, answer: string, dueAt: Date, now: Date): Promise<void> {
  await transact((tx) => postponeWithin(tx, mail, answer, dueAt, now));
}

/**
 * Postpones the mail, and holds back all others, in every process, until the pause ends. Returns false where a pause for
 * the same reason had been made before and no mail got out since.
 */
export async function postponeAll(
  mail: LeasedMail,
  answer: string,
  dueAt: Date,
  pause: { reason: string; until: Date },
  now: Date,
): Promise<boolean> {
  return transact(async (tx) => {
    await postponeWithin(tx, mail, answer, dueAt, now);
    const before = await tx.jobLease.findUnique({ where: { name: pauseName } });
    const until = before && before.until > pause.until ? before.until : pause.until;
    await tx.jobLease.upsert({
      where: { name: pauseName },
      create: { name: pauseName, holder: pause.reason, until },
      update: { holder: pause.reason, until },
    });
    return before?.holder !== pause.reason;
  });
}

/** Why and until when nothing is sent; null where sending goes on. */
export async function currentPause(now: Date): Promise<{ reason: string; until: Date } | null> {
  const pause = await db.jobLease.findUnique({ where: { name: pauseName } });
  return pause && pause.until > now ? { reason: pause.holder, until: pause.until } : null;
}

/** After a start with mended settings nobody should wait for the end of an old pause. */
export async function endPause(reason: string, now: Date): Promise<void> {
  await transact((tx) => resume(tx, { holder: reason }, now));
}

// The trouble is over: what was postponed because of it need not wait until its own time.
async function resume(tx: Tx, which: Prisma.JobLeaseWhereInput, now: Date): Promise<void> {
  const { count } = await tx.jobLease.deleteMany({ where: { ...which, name: pauseName } });
  if (count === 0) return;
  await tx.outboxMail.updateMany({ where: { sentAt: null, deadAt: null, dueAt: { gt: now } }, data: { dueAt: now } });
}

/** Mailgun's id of the mail, without the brackets that it leaves out later. */
function providerIdOf(answer: string): string | null {
  return /^<?([^\s<>]+@[^\s<>]+)>?$/.exec(answer)?.[1] ?? null;
}

export function givenUp(lastAnswer: string): string {
  return `Given up after three days. ${lastAnswer}`;
}

const released = { leasedUntil: null, leasedBy: null };

function scrub(mail: LeasedMail) {
  return mail.sealedSecret === null ? {} : { sealedSecret: scrubbed };
}

async function giveUp(tx: Tx, mail: LeasedMail, answer: string, now: Date): Promise<void> {
  await tx.outboxMail.updateMany({
    where: { id: mail.id, leasedBy: mail.leasedBy, sentAt: null },
    data: { deadAt: now, answer, ...released, ...scrub(mail) },
  });
}

async function postponeWithin(tx: Tx, mail: LeasedMail, answer: string, dueAt: Date, now: Date): Promise<void> {
  if (dueAt.getTime() - mail.createdAt.getTime() > patienceMs) {
    await giveUp(tx, mail, givenUp(answer), now);
    return;
  }
  await tx.outboxMail.updateMany({
    where: { id: mail.id, leasedBy: mail.leasedBy, sentAt: null },
    data: { dueAt, answer, attempts: { increment: 1 }, ...released },
  });
}
