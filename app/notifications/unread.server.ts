import type { Actor } from "~/access/actor";
import { read } from "~/infra/db.server";
import { mostUnreadShown } from "~/notifications/unread";
import { visibleTo } from "~/notifications/visible.server";

/** How many of one's own notices are unread, counted on every page: to `mostUnreadShown` and one more. */
export async function countUnread({ userId, kind, business }: Actor): Promise<number> {
  const [row] = await read<{ count: number }>`
    SELECT count(*) AS "count" FROM (
      SELECT 1 FROM "Notification" n
      WHERE n."userId" = ${userId} AND n."readAt" IS NULL AND ${visibleTo({ kind, businessId: business?.id ?? null })}
      LIMIT ${mostUnreadShown + 1}
    )`;
  return row?.count ?? 0;
}
