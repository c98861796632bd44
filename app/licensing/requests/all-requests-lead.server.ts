import type { Tx } from "~/infra/db.server";

/**
 * Counts the last safe day of every request again, and says for how many open ones it moved. The closed are among
 * them, so that the order of last safe days stays the order of first days: the lists are sorted by one index for both.
 */
export async function moveLastSafeDays(tx: Tx, leadDays: number): Promise<number> {
  const earlier = `-${leadDays} days`;
  const [row] = await tx.$queryRaw<{ moved: number | bigint }[]>`
    SELECT count(*) AS "moved" FROM "ProductRequest"
    WHERE "closedAt" IS NULL AND "lastSafeDay" <> date("startDate", ${earlier})`;
  await tx.$executeRaw`
    UPDATE "ProductRequest" SET "lastSafeDay" = date("startDate", ${earlier})
    WHERE "lastSafeDay" <> date("startDate", ${earlier})`;
  return Number(row?.moved ?? 0);
}
