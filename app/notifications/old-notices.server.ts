import { transact } from "~/infra/db.server";

const keptDays = 180;
const atATime = 1000;

/** Deletes the notices that are read and older than 180 days, and returns how many. What is unread is kept. */
export async function deleteOldNotices(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  let deleted = 0;
  for (;;) {
    // In parts: nobody else's change waits for all of it.
    const part = await transact(
      (tx) => tx.$executeRaw`
        DELETE FROM "Notification" WHERE rowid IN (
          SELECT rowid FROM "Notification" WHERE "createdAt" < ${before} AND "readAt" IS NOT NULL LIMIT ${atATime}
        )`,
    );
    deleted += part;
    if (part < atATime) return deleted;
  }
}
