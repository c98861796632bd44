import { idleLifetime } from "~/access/session.server";
import { transact } from "~/infra/db.server";
import { withLease } from "~/infra/lease.server";
import { log } from "~/infra/log.server";

const minute = 60_000;
const hour = 60 * minute;

/** Deletes the sessions that nobody can use any more and the counters whose window is over. */
export async function deleteExpired(now = new Date()): Promise<void> {
  const idleSince = new Date(now.getTime() - idleLifetime);
  await transact(async (tx) => {
    await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleSince } }] } });
    await tx.rateLimiterFlexible.deleteMany({ where: { expire: { lte: now } } });
  });
}

/** Deletes what has expired now and then every hour, on one machine at a time. `stop` waits for what is under way. */
export function startDeletingExpired(): { stop(): Promise<void> } {
  let underWay = look();
  const timer = setInterval(() => {
    underWay = look();
  }, hour).unref();
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}

async function look(): Promise<void> {
  await withLease("delete-expired", minute, () => deleteExpired()).catch((error: unknown) => {
    log.error({ err: error }, "what has expired is deleted an hour later");
  });
}
