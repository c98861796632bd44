import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf, changeOfPairing, type PlacedPairing } from "./compare";
import { type Change, type Severity, type Status, severities, statuses } from "./vocabulary";

/** One check of two files that are held against each other. */
export interface MovedCheck {
  /** In the later of the two that are compared; of a removed check, in the one that still held it. */
  line: number;
  title: string;
  product: string;
  areaName: string;
  severity: Severity;
  /** Null: it is not in that file. */
  statusBefore: Status | null;
  statusAfter: Status | null;
}

/** Which of the pairs are wanted; what is left out does not matter. */
export interface MovedQuery {
  change?: Change | undefined;
  product?: string | undefined;
  area?: string | undefined;
}

interface Ids {
  beforeId: string;
  afterId: string;
}

/** The pairings that a query wants. */
export function wantedOf(pairings: readonly PlacedPairing[], { change, product, area }: MovedQuery): PlacedPairing[] {
  return pairings.filter(
    (pairing) =>
      (product === undefined || pairing.product === product) &&
      (area === undefined || pairing.areaName === area) &&
      (change === undefined || changeOfPairing(pairing) === change),
  );
}

/**
 * One page of the checks, the heaviest first; those that left the file stand after the others. `pairings` have counted
 * them all, so only the severities of the page are asked for, in the order in which an index holds their rows.
 */
export async function selectMovedOf(
  pairings: readonly PlacedPairing[],
  ids: Ids,
  query: MovedQuery,
  { take, skip }: { take: number; skip: number },
): Promise<MovedCheck[]> {
  const wanted = wantedOf(pairings, query);
  const found: MovedCheck[] = [];
  let before = skip;
  for (const isGone of [false, true]) {
    for (const severity of severities) {
      const bucket = wanted.filter(
        ({ before, after }) => (after ?? before)?.severity === severity && isGone === !after,
      );
      const size = bucket.reduce((sum, { count }) => sum + count, 0);
      const here = Math.min(Math.max(0, size - before), take - found.length);
      if (here > 0) found.push(...(await selectBucket(bucket, ids, { ...query, severity, isGone }, before, here)));
      before = Math.max(0, before - size);
    }
  }
  return found;
}

async function selectBucket(
  bucket: readonly PlacedPairing[],
  ids: Ids,
  query: MovedQuery & { severity: Severity; isGone: boolean },
  skip: number,
  take: number,
): Promise<MovedCheck[]> {
  const own = new Set(bucket.flatMap(({ before, after }) => (after ?? before)?.status ?? []));
  const parts = [...own].map(
    (status) => Prisma.sql`SELECT * FROM (
    ${query.isGone ? gone(ids, status, query) : present(ids, status, query)} ORDER BY f."id" LIMIT ${skip + take})`,
  );
  const rows = await db.$queryRaw<(Omit<MovedCheck, "line"> & { line: bigint })[]>`
    SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) ORDER BY "line" LIMIT ${take} OFFSET ${skip}`;
  return rows.map((row) => ({ ...row, line: Number(row.line) }));
}

function present({ beforeId, afterId }: Ids, status: Status, query: MovedQuery & { severity: Severity }): Prisma.Sql {
  return Prisma.sql`
    SELECT f."line", f."title", f."product", f."areaName", f."severity",
      b."status" AS "statusBefore", f."status" AS "statusAfter"
    FROM "Finding" f LEFT JOIN "Finding" b ON b."healthCheckId" = ${beforeId} AND b."checkKey" = f."checkKey"
    WHERE f."healthCheckId" = ${afterId} AND f."status" = ${status} AND f."severity" = ${query.severity}
      ${placed(query)} ${query.change === undefined ? Prisma.empty : cameFrom(query.change, status)}`;
}

function gone({ beforeId, afterId }: Ids, status: Status, query: MovedQuery & { severity: Severity }): Prisma.Sql {
  return Prisma.sql`
    SELECT f."line", f."title", f."product", f."areaName", f."severity",
      f."status" AS "statusBefore", NULL AS "statusAfter"
    FROM "Finding" f
    WHERE f."healthCheckId" = ${beforeId} AND f."status" = ${status} AND f."severity" = ${query.severity}
      ${placed(query)} AND NOT EXISTS (
        SELECT 1 FROM "Finding" a WHERE a."healthCheckId" = ${afterId} AND a."checkKey" = f."checkKey"
      )`;
}

function placed({ product, area }: MovedQuery): Prisma.Sql {
  const inProduct = product === undefined ? Prisma.empty : Prisma.sql`AND f."product" = ${product}`;
  return area === undefined ? inProduct : Prisma.sql`${inProduct} AND f."areaName" = ${area}`;
}

// Which pairs of statuses make a change is compare.ts's to say; the database gets them as a list.
function cameFrom(change: Change, after: Status): Prisma.Sql {
  const before = [null, ...statuses].filter((status) => changeOf(status, after) === change);
  return Prisma.sql`AND coalesce(b."status", '') IN (${Prisma.join(before.map((status) => status ?? ""))})`;
}
