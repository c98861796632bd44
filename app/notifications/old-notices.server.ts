import { db, transact } from "~/infra/db.server";

const keptDays = 180;
const atATime = 1000;

/** Deletes the notices that are read and older than 180 days, and returns how many. What is unread is kept. */
export async function deleteOldNotices(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  let deleted = 0;
  for (;;) {
    const rows = await db.notification.findMany({
      where: { createdAt: { lt: before }, readAt: { not: null } },
      take: atATime,
      select: { id: true },
    });
    if (rows.length === 0) return deleted;
    const ids = rows.map(({ id }) => id);
    deleted += (await transact((tx) => tx.notification.deleteMany({ where: { id: { in: ids } } }))).count;
  }
}
