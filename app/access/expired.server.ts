import { idleLifetime } from "~/access/session.server";
import { closeViews } from "~/access/views.server";
import { transact } from "~/infra/db.server";

/** No signed webhook is taken so long after it was made: its token need not be known any longer. */
const webhookTokenLifetime = 24 * 3_600_000;

/** Deletes what nobody can use any more: sessions, counters whose window is over, old marks. Says how many of the first. */
export async function deleteExpired(now = new Date()): Promise<{ sessions: number; counters: number }> {
  const idleSince = new Date(now.getTime() - idleLifetime);
  return transact(async (tx) => {
    const sessions = await tx.session.deleteMany({
      where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleSince } }] },
    });
    await closeViews(tx, { sessionId: null }, now);
    const counters = await tx.rateLimiterFlexible.deleteMany({ where: { expire: { lte: now } } });
    await tx.loginChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.webhookToken.deleteMany({ where: { at: { lte: new Date(now.getTime() - webhookTokenLifetime) } } });
    return { sessions: sessions.count, counters: counters.count };
  });
}
