import type { Cursor } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { Lane, Standing } from "./all-requests-lanes.server";
import { listed } from "./all-requests-lanes.server";
import type { RequestSort } from "./all-requests-search";

/** A request in its place: the value by which the list is sorted, and its id where that is the same. */
export interface Place {
  key: string;
  id: string;
}

export interface Walk {
  standings: readonly Standing[];
  sort: RequestSort;
  cursor: Cursor | null;
  take: number;
}

/** More streams than this are first asked for their heads: SQLite merges at most 500. */
const mostStreams = 120;

/**
 * The next places along the lanes, in the order in which they are walked (away from the cursor): the streams are merged
 * as they come out of their indexes, so a page costs the same wherever it lies and however many requests there are.
 */
export async function walk(lanes: readonly Lane[], how: Walk): Promise<Place[]> {
  const places = await Promise.all(lanes.map((lane) => walkLane(lane, how)));
  const sign = isDescending(how) ? -1 : 1;
  const order = (one: Place, other: Place) => sign * (compare(one.key, other.key) || compare(one.id, other.id));
  const unique = new Map(places.flat().map((place) => [place.id, place]));
  return [...unique.values()].sort(order).slice(0, how.take);
}

/** How many requests the lanes lead to; `atMost` and no further. */
export async function countAlong(lanes: readonly Lane[], standings: readonly Standing[], atMost: number) {
  if (standings.length === 0) return 0;
  const [row] = await db.$queryRaw<{ count: number | bigint }[]>(counted(lanes, standings, atMost));
  return Math.min(Number(row?.count ?? 0), atMost);
}

export function counted(lanes: readonly Lane[], standings: readonly Standing[], atMost: number): Prisma.Sql {
  const parts = lanes.map((lane) => Prisma.sql`SELECT * FROM (${found(lane, standings)} LIMIT ${atMost})`);
  return Prisma.sql`SELECT count(*) AS "count" FROM (${Prisma.join(parts, " UNION ")})`;
}

async function walkLane(lane: Lane, how: Walk): Promise<Place[]> {
  const streams = lane.keys.length * how.standings.length;
  if (streams === 0) return [];
  if (lane.by === "order") return db.$queryRaw<Place[]>(ordersNumbered(lane, how));
  const shown =
    streams <= mostStreams
      ? lane.keys.flatMap((key) => how.standings.map((standing) => ({ key, ...standing })))
      : await db.$queryRaw<Stream[]>(firstStreams(lane, how));
  return shown.length === 0 ? [] : db.$queryRaw<Place[]>(merged(lane, shown, how));
}

type Stream = Standing & { key: string };

/** The streams merged: SQLite takes from each no more than it hands out. */
export function merged(lane: Lane, streams: readonly Stream[], how: Walk): Prisma.Sql {
  const parts = streams.map(
    ({ key, state, actsNext }) => Prisma.sql`
      SELECT ${column(how)} AS "key", "id" FROM "ProductRequest"
      WHERE ${lane.by === "all" ? Prisma.empty : Prisma.sql`${prefix(lane)} = ${key} AND`}
        "state" = ${state} AND "actsNext" ${actsNext === null ? Prisma.sql`IS NULL` : Prisma.sql`= ${actsNext}`}
        ${beyond(how)} ${lane.only}`,
  );
  return asText(Prisma.sql`${Prisma.join(parts, " UNION ALL ")} ORDER BY ${order(how)} LIMIT ${how.take}`);
}

/** An instant too, as it is stored: a cursor holds it. */
function asText(places: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT CAST("key" AS TEXT) AS "key", "id" FROM (${places})`;
}

/** The streams whose first rows come first: what fills a page lies in as many of them as it has rows. */
export function firstStreams(lane: Lane, how: Walk): Prisma.Sql {
  const standings = Prisma.join(how.standings.map(({ state, actsNext }) => Prisma.sql`(${state}, ${actsNext})`));
  return Prisma.sql`
    WITH "standing"("state", "actsNext") AS (VALUES ${standings}),
    "head" AS MATERIALIZED (
      SELECT k."value" AS "key", s."state", s."actsNext", (
        SELECT ${column(how)} || ' ' || "id" FROM "ProductRequest"
        WHERE ${prefix(lane)} = k."value" AND "state" = s."state" AND "actsNext" IS s."actsNext" ${beyond(how)} ${lane.only}
        ORDER BY ${column(how)} ${direction(how)}, "id" ${direction(how)} LIMIT 1
      ) AS "first"
      FROM json_each(${JSON.stringify(lane.keys)}) k CROSS JOIN "standing" s
    )
    SELECT "key", "state", "actsNext" FROM "head" WHERE "first" IS NOT NULL
    ORDER BY "first" ${direction(how)} LIMIT ${Math.min(how.take, mostStreams)}`;
}

/** Few bear the same number, so these alone are sorted. */
export function ordersNumbered(lane: Lane, how: Walk): Prisma.Sql {
  return asText(Prisma.sql`
    SELECT ${column(how)} AS "key", "id" FROM "ProductRequest"
    WHERE ${numbered(lane)} AND ${standsIn(how.standings)}
      ${beyond(how)} ${lane.only}
    ORDER BY ${order(how)} LIMIT ${how.take}`);
}

function found(lane: Lane, standings: readonly Standing[]): Prisma.Sql {
  const keyed = {
    all: Prisma.sql`1`,
    customer: Prisma.sql`"customerId" IN ${listed(lane.keys)}`,
    product: Prisma.sql`"sku" IN ${listed(lane.keys)}`,
    order: numbered(lane),
  }[lane.by];
  return Prisma.sql`SELECT "id" FROM "ProductRequest" WHERE ${keyed} AND ${standsIn(standings)} ${lane.only}`;
}

/** As the index on order numbers says it, which holds no empty ones. */
function numbered({ keys }: Lane): Prisma.Sql {
  return Prisma.sql`"orderNumber" = ${keys[0] ?? ""} AND "orderNumber" <> ''`;
}

/** Every party that stands here acts on every open state that stands here: the two are filtered apart. */
function standsIn(standings: readonly Standing[]): Prisma.Sql {
  const states = Prisma.join([...new Set(standings.map(({ state }) => state))]);
  const parties = [...new Set(standings.map(({ actsNext }) => actsNext))];
  const isOne = parties.length === 1 && parties[0] !== null;
  return Prisma.sql`"state" IN (${states}) ${isOne ? Prisma.sql`AND "actsNext" = ${parties[0]}` : Prisma.empty}`;
}

function prefix(lane: Lane): Prisma.Sql {
  return lane.by === "product" ? Prisma.sql`"sku"` : Prisma.sql`"customerId"`;
}

function column({ sort }: Walk): Prisma.Sql {
  return sort === "asked" || sort === "-asked" ? Prisma.sql`"requestedAt"` : Prisma.sql`"lastSafeDay"`;
}

function isDescending({ sort, cursor }: Pick<Walk, "sort" | "cursor">): boolean {
  return sort.startsWith("-") !== (cursor?.side === "before");
}

function direction(how: Walk): Prisma.Sql {
  return isDescending(how) ? Prisma.sql`DESC` : Prisma.sql`ASC`;
}

function order(how: Walk): Prisma.Sql {
  return Prisma.sql`"key" ${direction(how)}, "id" ${direction(how)}`;
}

function beyond(how: Walk): Prisma.Sql {
  if (!how.cursor) return Prisma.empty;
  const { key, id } = how.cursor;
  return Prisma.sql`AND (${column(how)}, "id") ${isDescending(how) ? Prisma.sql`<` : Prisma.sql`>`} (${key}, ${id})`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
