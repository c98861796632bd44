import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { PlacedPairing, PlacedTally } from "./compare";
import { groupedBy } from "./product-order";
import type { Severity, Status } from "./vocabulary";

/** A file of more rows is counted area by area, so that other people's questions come in between. */
const rowsAtOnce = 4_000;

/** How many checks stood thus in one file and stand thus in the other, per technology area. */
export async function countPairings(
  { beforeId, afterId }: { beforeId: string; afterId: string },
  tallies: { before: readonly PlacedTally[]; after: readonly PlacedTally[] },
): Promise<PlacedPairing[]> {
  const pairings: PlacedPairing[] = [];
  for (const slice of slicesOf(tallies.after, "a")) pairings.push(...(await inBoth(beforeId, afterId, slice)));
  const met = pairings.reduce((sum, { before, count }) => sum + (before ? count : 0), 0);
  if (met === rowsOf(tallies.before)) return pairings;
  for (const slice of slicesOf(tallies.before, "b")) pairings.push(...(await goneFrom(beforeId, afterId, slice)));
  return pairings;
}

function slicesOf(tallies: readonly PlacedTally[], table: "a" | "b"): Prisma.Sql[] {
  if (rowsOf(tallies) <= rowsAtOnce) return [Prisma.empty];
  const places = groupedBy(tallies, ({ product, areaName }) => JSON.stringify([product, areaName]));
  const [product, area] = [Prisma.raw(`${table}."product"`), Prisma.raw(`${table}."areaName"`)];
  return [...places.values()].flatMap(([place]) =>
    place ? [Prisma.sql`AND ${product} = ${place.product} AND ${area} = ${place.areaName}`] : [],
  );
}

function rowsOf(tallies: readonly PlacedTally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0);
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

// The signs keep an index from being chosen for its order, which would walk the whole file for each slice.
async function inBoth(beforeId: string, afterId: string, slice: Prisma.Sql): Promise<PlacedPairing[]> {
  const rows = await db.$queryRaw<PairingRow[]>`
    SELECT a."product", a."areaName", b."status" AS "beforeStatus", b."severity" AS "beforeSeverity",
      a."status" AS "afterStatus", a."severity" AS "afterSeverity", count(*) AS "count"
    FROM "Finding" a LEFT JOIN "Finding" b ON b."healthCheckId" = ${beforeId} AND b."checkKey" = a."checkKey"
    WHERE a."healthCheckId" = ${afterId} ${slice}
    GROUP BY +a."product", +a."areaName", +b."status", +b."severity", +a."status", +a."severity"`;
  return rows.map(toPairing);
}

async function goneFrom(beforeId: string, afterId: string, slice: Prisma.Sql): Promise<PlacedPairing[]> {
  const rows = await db.$queryRaw<PairingRow[]>`
    SELECT b."product", b."areaName", b."status" AS "beforeStatus", b."severity" AS "beforeSeverity",
      NULL AS "afterStatus", NULL AS "afterSeverity", count(*) AS "count"
    FROM "Finding" b WHERE b."healthCheckId" = ${beforeId} ${slice} AND NOT EXISTS (
      SELECT 1 FROM "Finding" a WHERE a."healthCheckId" = ${afterId} AND a."checkKey" = b."checkKey"
    ) GROUP BY +b."product", +b."areaName", +b."status", +b."severity"`;
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
