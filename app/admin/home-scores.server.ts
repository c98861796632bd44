import type { Asked, Waiting, Work } from "~/admin/home-queue";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { getSettings } from "~/infra/settings.server";

/**
 * Customers whose journey waits for us: topics that the customer scored and CM360 did not, and CM360 scores of long ago.
 * One row for each customer, since its oldest topic; no more customers are counted than a menu shows.
 */
export async function staleScores({ now, take }: Asked): Promise<Waiting> {
  const { staleScoreDays } = await getSettings();
  const limit = new Date(now.getTime() - staleScoreDays * dayMs);
  const [unscored, stale] = await Promise.all([findUnscored(), findStale(limit)]);
  const missing = new Map(unscored.map(({ customerId, topics }) => [customerId, Number(topics)]));
  const waits = new Map(unscored.map((row) => [row.customerId, waitOf(row, 0)]));
  for (const row of stale) waits.set(row.customerId, both(waits.get(row.customerId), waitOf(row, staleScoreDays)));
  const shown = [...waits].sort(([, one], [, other]) => one.due.getTime() - other.due.getTime()).slice(0, take);
  const customers = await db.business.findMany({
    where: { id: { in: shown.map(([id]) => id) } },
    select: { id: true, slug: true, name: true },
  });
  const work = shown.flatMap(([id, wait]): Work[] => {
    const customer = customers.find((each) => each.id === id);
    return customer ? [toWork(customer, wait, missing.get(id) ?? 0)] : [];
  });
  return { count: waits.size, work };
}

const dayMs = 86_400_000;
const mostCustomers = 1000;
/** Read in their order until enough customers are among them. */
const mostStaleRows = 20_000;

interface Row {
  customerId: string;
  topics: number | bigint;
  since: string | Date;
}

/** Along the partial index on the customers' scores, each with one look for the other side's. */
function findUnscored() {
  return db.$queryRaw<Row[]>`
    SELECT s."customerId", count(*) AS "topics", min(s."updatedAt") AS "since"
    FROM "JourneyScore" s
    WHERE s."side" = 'business' AND s."score" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "JourneyScore" c INDEXED BY "JourneyScore_scored_idx"
      WHERE c."customerId" = s."customerId" AND c."topicKey" = s."topicKey" AND c."side" = 'cm360'
        AND (c."score" IS NOT NULL OR c."notApplicableReason" IS NOT NULL)
    ) ${counting}
    GROUP BY s."customerId" ORDER BY "since" LIMIT ${mostCustomers}`;
}

/** Along the partial index on our own scores, the oldest first. */
function findStale(limit: Date) {
  return db.$queryRaw<Row[]>`
    SELECT "customerId", count(*) AS "topics", min("updatedAt") AS "since" FROM (
      SELECT s."customerId", s."updatedAt" FROM "JourneyScore" s
      WHERE s."side" = 'cm360' AND s."score" IS NOT NULL AND s."updatedAt" < ${limit} ${counting}
      ORDER BY s."updatedAt" LIMIT ${mostStaleRows}
    )
    GROUP BY "customerId" ORDER BY "since" LIMIT ${mostCustomers}`;
}

/** Neither topics that were retired nor businesses that cannot work. */
const counting = Prisma.sql`
  AND s."topicKey" NOT IN (SELECT "key" FROM "JourneyTopic" WHERE "retiredAt" IS NOT NULL)
  AND s."customerId" NOT IN (
    SELECT "id" FROM "Business" INDEXED BY "Business_unusual_idx"
    WHERE ("suspendedAt" IS NOT NULL OR "closesAt" IS NOT NULL OR "closedAt" IS NOT NULL)
      AND ("suspendedAt" IS NOT NULL OR "closedAt" IS NOT NULL)
  )`;

interface Wait {
  since: Date;
  /** From when on it is late: a score of ours is good for its days, one that is missing is missed at once. */
  due: Date;
}

function waitOf(row: Row, goodForDays: number): Wait {
  const since = new Date(row.since);
  return { since, due: new Date(since.getTime() + goodForDays * dayMs) };
}

function both(one: Wait | undefined, other: Wait): Wait {
  return one ? { since: earlier(one.since, other.since), due: earlier(one.due, other.due) } : other;
}

function toWork({ slug, name }: { slug: string; name: string }, { since, due }: Wait, missing: number): Work {
  const what =
    missing === 0
      ? "Journey not scored anew for long"
      : `${missing === 1 ? "1 topic" : `${missing} topics`} scored by the customer, not by CM360`;
  return {
    ...{ kind: "score", id: slug, what, whom: name },
    ...{ since: since.toISOString(), until: null, dueAt: due.toISOString() },
    ...{ step: "Score the journey", to: `/customers/${slug}/profile/journey` },
  };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
