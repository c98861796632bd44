import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf } from "./compare";
import { worstBuckets } from "./finding-order.server";
import {
  countFindings,
  type FindingRow,
  type FindingSort,
  type FindingsQuery,
  looksAtRows,
  orders,
  type Source,
  selectFindings,
} from "./findings-query.server";
import { pairOf } from "./pairings.server";
import { listTallies } from "./tallies.server";
import type { Severity, Status } from "./vocabulary";

/** How many rows match. Most is known from what was counted when they were stored. */
export async function countMatching(source: Source, query: FindingsQuery): Promise<number> {
  if (looksAtRows(query)) return countFindings(source, query);
  return sum(query.changes?.length ? await countedByChange(source, query) : await counted(source, query));
}

/** The rows of one page, in this order. */
export async function selectPage(
  source: Source,
  query: FindingsQuery,
  { sort, skip, take }: { sort: FindingSort; skip: number; take: number },
): Promise<FindingRow[]> {
  if (sort !== "worst" || looksAtRows(query) || query.changes?.length)
    return selectFindings(source, query, Prisma.sql`ORDER BY ${orders[sort]} LIMIT ${take} OFFSET ${skip}`);
  const ids = await worstIds(source, query, { skip, take });
  if (ids.length === 0) return [];
  return selectFindings(source, {}, Prisma.sql`AND f."id" IN (${Prisma.join(ids)}) ORDER BY ${orders.worst}`);
}

// Rows of one status and one severity lie together in an index, in the order of their lines: only those of the page are read.
async function worstIds(source: Source, query: FindingsQuery, { skip, take }: { skip: number; take: number }) {
  const tallies = await counted(source, query);
  const parts: Prisma.Sql[] = [];
  let before = skip;
  let left = take;
  for (const bucket of worstBuckets) {
    const size = sum(
      tallies.filter(({ status, severity }) => status === bucket.status && severity === bucket.severity),
    );
    const here = Math.min(Math.max(0, size - before), left);
    if (here > 0) parts.push(idsOf(source, query, bucket, { take: here, skip: before }));
    before = Math.max(0, before - size);
    left -= here;
  }
  if (parts.length === 0) return [];
  const rows = await db.$queryRaw<{ id: bigint }[]>(Prisma.join(parts, " UNION ALL "));
  return rows.map(({ id }) => id);
}

function idsOf(
  { id }: Source,
  { area, product }: FindingsQuery,
  { status, severity }: { status: Status; severity: Severity },
  { take, skip }: { take: number; skip: number },
): Prisma.Sql {
  return Prisma.sql`SELECT "id" FROM (
    SELECT "id" FROM "Finding"
    WHERE "healthCheckId" = ${id} AND "status" = ${status} AND "severity" = ${severity}
      ${area === undefined ? Prisma.empty : Prisma.sql`AND "areaName" = ${area}`}
      ${product === undefined ? Prisma.empty : Prisma.sql`AND "product" = ${product}`}
    ORDER BY "id" LIMIT ${take} OFFSET ${skip})`;
}

async function counted({ id }: Source, query: FindingsQuery) {
  return (await listTallies(id)).filter((tally) => fits(tally, tally, query));
}

async function countedByChange({ id, previousId }: Source, query: FindingsQuery) {
  if (previousId === null) return [];
  const { pairings } = await pairOf(previousId, id);
  return pairings.filter(
    (pairing) =>
      pairing.after &&
      fits(pairing, pairing.after, query) &&
      query.changes?.includes(changeOf(pairing.before?.status ?? null, pairing.after.status)),
  );
}

function fits(
  place: { product: string; areaName: string },
  { status, severity }: { status: Status; severity: Severity },
  query: FindingsQuery,
): boolean {
  return (
    (query.product === undefined || place.product === query.product) &&
    (query.area === undefined || place.areaName === query.area) &&
    (!query.statuses?.length || query.statuses.includes(status)) &&
    (!query.severities?.length || query.severities.includes(severity))
  );
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
