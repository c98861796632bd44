import { addDays, type CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { staleAfterDays } from "./stale";

export interface StaleCustomer {
  id: string;
  slug: string;
  name: string;
  /** Of its newest published health check; null: it never had one. */
  date: CalendarDate | null;
  /** The day from which the days are counted. */
  since: CalendarDate;
}

/** The customers without a health check for `staleAfterDays` days, the longest first, and how many there are in all. */
export async function listStaleCustomers(
  today: CalendarDate,
  take: number,
): Promise<{ count: number; customers: StaleCustomer[] }> {
  const rows = await db.$queryRaw<(StaleCustomer & { total: bigint })[]>`
    SELECT "id", "slug", "name", "date", coalesce("date", "came") AS "since", count(*) OVER () AS "total" FROM (
      SELECT b."id", b."slug", b."name", substr(b."createdAt", 1, 10) AS "came", (
        SELECT max(h."date") FROM "HealthCheck" h
        WHERE h."customerId" = b."id" AND h."publishedAt" IS NOT NULL AND h."withdrawnAt" IS NULL AND h."replacedAt" IS NULL
      ) AS "date"
      FROM "Business" b WHERE b."kind" = 'customer' AND b."suspendedAt" IS NULL
    )
    WHERE coalesce("date", "came") <= ${addDays(today, -staleAfterDays)}
    ORDER BY "since", "name" LIMIT ${take}`;
  return {
    count: Number(rows[0]?.total ?? 0),
    customers: rows.map(({ total: _, ...customer }) => customer),
  };
}
