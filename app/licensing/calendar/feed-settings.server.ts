import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { digest, fingerprint } from "~/infra/secrets.server";

/** The person's address in force, without the address itself: of that only a digest is stored. */
export async function getOwnFeed(userId: string) {
  return db.calendarFeed.findFirst({
    where: { userId, revokedAt: null },
    select: { createdAt: true, lastReadAt: true },
  });
}

/** So long the form that made an address shows it again, to whoever pressed twice. */
const shownAgainFor = 60_000;

/**
 * Makes the person's address, in place of the one before, which ends at once. The token is made of the form's key under
 * our secret: the same form sent again makes nothing, and null says that its address is not shown a second time.
 */
export async function makeFeed(actor: Actor, formKey: string, now = new Date()): Promise<{ address: string } | null> {
  const token = fingerprint(`calendar feed ${actor.userId} ${formKey}`);
  const tokenDigest = digest(token);
  return transact(async (tx) => {
    const made = await tx.calendarFeed.findUnique({
      where: { tokenDigest },
      select: { createdAt: true, revokedAt: true },
    });
    if (made) {
      const isJustMade = !made.revokedAt && now.getTime() - made.createdAt.getTime() < shownAgainFor;
      return isJustMade ? { address: addressOf(token) } : null;
    }
    const ended = await endFeed(tx, actor, now);
    const feed = await tx.calendarFeed.create({
      data: { userId: actor.userId, tokenDigest, createdAt: now },
      select: { id: true },
    });
    await recordFeed(tx, actor, ended ? "calendar-feed.replace" : "calendar-feed.make", feed.id);
    return { address: addressOf(token) };
  });
}

/** Ends the person's address at once; false where there was none. */
export async function revokeFeed(actor: Actor, now = new Date()): Promise<boolean> {
  return transact(async (tx) => {
    const ended = await endFeed(tx, actor, now);
    if (ended) await recordFeed(tx, actor, "calendar-feed.revoke", ended.id);
    return ended !== null;
  });
}

async function endFeed(tx: Tx, { userId }: Actor, now: Date): Promise<{ id: string } | null> {
  const feed = await tx.calendarFeed.findFirst({ where: { userId, revokedAt: null }, select: { id: true } });
  if (feed) await tx.calendarFeed.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  return feed;
}

async function recordFeed(tx: Tx, actor: Actor, action: string, subjectId: string): Promise<void> {
  await record(tx, {
    actor,
    businessId: actor.business?.id ?? null,
    action,
    subjectType: "CalendarFeed",
    subjectId,
  });
}

const addressOf = (token: string) => `${env.APP_URL}/calendar/${token}.ics`;
