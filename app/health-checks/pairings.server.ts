import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf, type PlacedPairing, type PlacedTally } from "./compare";
import { rankOfSeverity } from "./finding-order.server";
import { listTallies } from "./tallies.server";
import { type Change, type Severity, type Status, statuses } from "./vocabulary";

/** How many checks of each change are named where all are counted. */
export const named = 10;

/** The changes whose checks are named; what stayed as it was is only counted. */
export const namedChanges = [
  "regressed",
  "resolved",
  "improved",
  "new_check",
  "newly_assessed",
  "no_longer_scored",
  "removed",
] as const satisfies readonly Change[];
export type NamedChange = (typeof namedChanges)[number];

/** One check that differs between two files. */
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

/** Two files held against each other, check by check. */
export interface Pair {
  pairings: PlacedPairing[];
  /** What the earlier file counted. */
  before: readonly PlacedTally[];
  /** The heaviest of each first, `named` at most. */
  moved: Record<NamedChange, MovedCheck[]>;
}

// The rows of a stored file never change, so neither does what became of them: reckoned once, kept by the two ids.
const kept = new Map<string, Promise<Pair>>();
const keptAtMost = 64;

/** Both files have to be stored whole. */
export function pairOf(beforeId: string, afterId: string): Promise<Pair> {
  const key = `${beforeId} ${afterId}`;
  const pair = kept.get(key) ?? reckon(beforeId, afterId);
  kept.delete(key);
  kept.set(key, pair);
  pair.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(oldest);
  }
  return pair;
}

async function reckon(beforeId: string, afterId: string): Promise<Pair> {
  const pairings = [...(await inBoth(beforeId, afterId)), ...(await goneFrom(beforeId, afterId))];
  const moved = await Promise.all(
    namedChanges.map(async (change) => {
      const any = pairings.some(
        ({ before, after }) => changeOf(before?.status ?? null, after?.status ?? null) === change,
      );
      return [
        change,
        any ? await selectMoved({ beforeId, afterId }, { change }, { take: named, skip: 0 }) : [],
      ] as const;
    }),
  );
  return { pairings, before: await listTallies(beforeId), moved: Object.fromEntries(moved) as Pair["moved"] };
}

interface PairingRow {
  product: string;
  areaName: string;
  beforeStatus: Status | null;
  beforeSeverity: Severity | null;
  afterStatus: Status | null;
  afterSeverity: Severity | null;
  count: bigint;
}

async function inBoth(beforeId: string, afterId: string): Promise<PlacedPairing[]> {
  const rows = await db.$queryRaw<PairingRow[]>`
    SELECT a."product", a."areaName", b."status" AS "beforeStatus", b."severity" AS "beforeSeverity",
      a."status" AS "afterStatus", a."severity" AS "afterSeverity", count(*) AS "count"
    FROM "Finding" a LEFT JOIN "Finding" b ON b."healthCheckId" = ${beforeId} AND b."checkKey" = a."checkKey"
    WHERE a."healthCheckId" = ${afterId} GROUP BY 1, 2, 3, 4, 5, 6`;
  return rows.map(toPairing);
}

async function goneFrom(beforeId: string, afterId: string): Promise<PlacedPairing[]> {
  const rows = await db.$queryRaw<PairingRow[]>`
    SELECT b."product", b."areaName", b."status" AS "beforeStatus", b."severity" AS "beforeSeverity",
      NULL AS "afterStatus", NULL AS "afterSeverity", count(*) AS "count"
    FROM "Finding" b WHERE b."healthCheckId" = ${beforeId} AND NOT EXISTS (
      SELECT 1 FROM "Finding" a WHERE a."healthCheckId" = ${afterId} AND a."checkKey" = b."checkKey"
    ) GROUP BY 1, 2, 3, 4`;
  return rows.map(toPairing);
}

function toPairing(row: PairingRow): PlacedPairing {
  return {
    product: row.product,
    areaName: row.areaName,
    before: row.beforeStatus && row.beforeSeverity && { status: row.beforeStatus, severity: row.beforeSeverity },
    after: row.afterStatus && row.afterSeverity && { status: row.afterStatus, severity: row.afterSeverity },
    count: Number(row.count),
  };
}

/** Which of the pairs are wanted; what is left out does not matter. */
export interface MovedQuery {
  change?: Change | undefined;
  product?: string | undefined;
  area?: string | undefined;
}

/** The checks themselves, the heaviest first; those that left the file stand after the others. */
export async function selectMoved(
  { beforeId, afterId }: { beforeId: string; afterId: string },
  { change, product, area }: MovedQuery,
  { take, skip }: { take: number; skip: number },
): Promise<MovedCheck[]> {
  const parts = [
    ...(change === "removed" ? [] : [present(beforeId, afterId, change)]),
    ...(change === undefined || change === "removed" ? [gone(beforeId, afterId)] : []),
  ];
  const placed = [
    ...(product === undefined ? [] : [Prisma.sql`"product" = ${product}`]),
    ...(area === undefined ? [] : [Prisma.sql`"areaName" = ${area}`]),
  ];
  const rows = await db.$queryRaw<(Omit<MovedCheck, "line"> & { line: bigint })[]>`
    SELECT "line", "title", "product", "areaName", "severity", "statusBefore", "statusAfter"
    FROM (${Prisma.join(parts, " UNION ALL ")}) m
    ${placed.length > 0 ? Prisma.sql`WHERE ${Prisma.join(placed, " AND ")}` : Prisma.empty}
    ORDER BY "part", ${rankOfSeverity("m")}, "line" LIMIT ${take} OFFSET ${skip}`;
  return rows.map((row) => ({ ...row, line: Number(row.line) }));
}

function present(beforeId: string, afterId: string, change: Change | undefined): Prisma.Sql {
  return Prisma.sql`
    SELECT a."line", a."title", a."product", a."areaName", a."severity",
      b."status" AS "statusBefore", a."status" AS "statusAfter", 0 AS "part"
    FROM "Finding" a LEFT JOIN "Finding" b ON b."healthCheckId" = ${beforeId} AND b."checkKey" = a."checkKey"
    WHERE a."healthCheckId" = ${afterId} ${change === undefined ? Prisma.empty : Prisma.sql`AND ${thus(change)}`}`;
}

function gone(beforeId: string, afterId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT b."line", b."title", b."product", b."areaName", b."severity",
      b."status" AS "statusBefore", NULL AS "statusAfter", 1 AS "part"
    FROM "Finding" b WHERE b."healthCheckId" = ${beforeId} AND NOT EXISTS (
      SELECT 1 FROM "Finding" a WHERE a."healthCheckId" = ${afterId} AND a."checkKey" = b."checkKey"
    )`;
}

// Which pairs of statuses make a change is compare.ts's to say; the statuses of after let an index narrow the rows.
function thus(change: Change): Prisma.Sql {
  const pairs = statuses.flatMap((after) =>
    [null, ...statuses].flatMap((before) => (changeOf(before, after) === change ? [{ before, after }] : [])),
  );
  const afters = [...new Set(pairs.map(({ after }) => after))];
  return Prisma.sql`a."status" IN (${Prisma.join(afters)})
    AND coalesce(b."status", '') || '>' || a."status" IN (${Prisma.join(pairs.map(({ before, after }) => `${before ?? ""}>${after}`))})`;
}
