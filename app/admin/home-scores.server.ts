import type { Asked, Waiting, Work } from "~/admin/home-queue";
import { db } from "~/infra/db.server";

/** A CM360 score that has stood for so many days should be looked at again. */
export const staleScoreAfterDays = 180;

/**
 * Customers whose journey waits for us: topics that the customer scored and CM360 did not, and CM360 scores of long ago.
 * One row for each customer, since its oldest topic.
 */
export async function staleScores({ now, take }: Asked): Promise<Waiting> {
  const limit = new Date(now.getTime() - staleScoreAfterDays * dayMs);
  const rows = await db.$queryRaw<Row[]>`
    WITH "topic" AS (
      SELECT s."customerId", max(s."side") AS "last", max(s."updatedAt") AS "at"
      FROM "JourneyScore" s
      WHERE (s."score" IS NOT NULL OR s."notApplicableReason" IS NOT NULL)
        AND s."topicKey" IN (SELECT "key" FROM "JourneyTopic" WHERE "retiredAt" IS NULL)
      GROUP BY s."customerId", s."topicKey"
    ),
    "waiting" AS (
      SELECT "customerId", sum("last" = 'business') AS "unscored", count(*) AS "topics", min("at") AS "since"
      FROM "topic"
      WHERE "last" = 'business' OR "at" < ${limit}
      GROUP BY "customerId"
    )
    SELECT b."slug", b."name", w."unscored", w."topics", w."since", count(*) OVER () AS "total"
    FROM "waiting" w JOIN "Business" b ON b."id" = w."customerId"
    WHERE b."suspendedAt" IS NULL AND b."closedAt" IS NULL
    ORDER BY w."since", b."name" LIMIT ${take}`;
  return { count: Number(rows[0]?.total ?? 0), work: rows.map(toWork) };
}

const dayMs = 86_400_000;

interface Row {
  slug: string;
  name: string;
  unscored: number | bigint;
  topics: number | bigint;
  since: string | Date;
  total: number | bigint;
}

function toWork({ slug, name, unscored, topics, since }: Row): Work {
  const [missing, all] = [Number(unscored), Number(topics)];
  const at = new Date(since).toISOString();
  const what =
    missing > 0 ? `${topicsOf(missing)} scored by the customer, not by CM360` : `${topicsOf(all)} long not scored anew`;
  return {
    ...{ kind: "score", id: slug, what, whom: name, since: at, until: null, dueAt: at },
    ...{ step: "Score the journey", to: `/customers/${slug}/profile/journey` },
  };
}

function topicsOf(count: number): string {
  return count === 1 ? "1 topic" : `${count} topics`;
}
