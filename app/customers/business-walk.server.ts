import { staleAfterDays } from "~/health-checks/stale";
import { addDays, type CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Keyed, keyedBy } from "./business-keys.server";
import { findByWords } from "./business-names.server";
import { type BusinessColumn, type BusinessSearch, type Cursor, soonDays } from "./business-search";
import type { BusinessState } from "./business-state";

/** Where a business stands in the list: enough to read its row and to go on from it. */
export interface Place {
  part: Cursor["part"];
  key: string | number;
  id: string;
}

/** What the businesses `b` of the list have in common. */
export async function narrowed(search: BusinessSearch, today: CalendarDate): Promise<Prisma.Sql> {
  const { kind, state, isStale, hasOpenRequests, endsSoon, type } = search;
  // The slug is never empty: the indexes of names and of days are told so, and a statement has to repeat it.
  const conditions = [Prisma.sql`b."kind" = ${kind} AND b."slug" <> ''`];
  if (search.search) conditions.push(among(await findByWords(kind, search.search)));
  if (state) conditions.push(states[state]);
  if (isStale) conditions.push(notCheckedSince(addDays(today, -staleAfterDays)));
  if (hasOpenRequests) conditions.push(withOpenRequest);
  if (endsSoon) conditions.push(endingBetween(today, addDays(today, soonDays)));
  if (type) conditions.push(workingAs(type));
  return Prisma.join(conditions, " AND ");
}

/**
 * The next places on from the cursor, in the order of the list, or before it and then the nearest first. Those that have
 * what the list is sorted by are walked along its index; the rest follow, or lead, by name.
 */
export async function walk(
  { sort, cursor }: Pick<BusinessSearch, "sort" | "cursor">,
  condition: Prisma.Sql,
  today: CalendarDate,
  take: number,
): Promise<Place[]> {
  const isDescending = sort.startsWith("-");
  const column = sort.replace(/^-/, "") as BusinessColumn;
  const keyed = keyedBy(column, today);
  const forwards: Cursor["part"][] = !keyed.has
    ? ["keyed"]
    : keyed.isCount && !isDescending
      ? ["rest", "keyed"]
      : ["keyed", "rest"];
  const isBackwards = cursor?.side === "before";
  const parts = isBackwards ? forwards.toReversed() : forwards;
  const from = cursor ? parts.slice(Math.max(0, parts.indexOf(cursor.part))) : parts;

  const places: Place[] = [];
  for (const part of from) {
    if (places.length >= take) break;
    const start = cursor?.part === part ? cursor : null;
    const isFalling = (part === "keyed" && isDescending) !== isBackwards;
    const statement = (part === "keyed" ? keyedPlaces : restPlaces)(
      keyed,
      condition,
      start,
      isFalling,
      take - places.length,
    );
    const rows = await db.$queryRaw<{ id: string; key: string | number | bigint }[]>(statement);
    places.push(...rows.map(({ id, key }) => ({ part, key: typeof key === "bigint" ? Number(key) : key, id })));
  }
  return places;
}

/** How many match, counted to `most` and not on. */
export async function countTo(most: number, condition: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM (SELECT 1 FROM "Business" b WHERE ${condition} LIMIT ${most})`;
  return Number(row?.count ?? 0);
}

export function keyedPlaces(
  keyed: Keyed,
  condition: Prisma.Sql,
  start: Cursor | null,
  isFalling: boolean,
  take: number,
) {
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = (key: Prisma.Sql, id: Prisma.Sql) =>
    start
      ? Prisma.sql`AND (${key}, ${id}) ${isFalling ? Prisma.sql`<` : Prisma.sql`>`} (${comparable(keyed, start.key)}, ${start.id})`
      : Prisma.empty;
  const arms = keyed.arms.map(
    ({ key, id, from, where }) => Prisma.sql`
      SELECT ${id} AS "id", ${keyed.isInstant ? Prisma.sql`CAST(${key} AS TEXT)` : key} AS "key"
      FROM ${from} WHERE ${where} AND ${condition} ${beyond(key, id)}`,
  );
  const [only] = keyed.arms.length === 1 ? keyed.arms : [];
  const order = only
    ? Prisma.sql`${only.key} ${direction}, ${only.id} ${direction}`
    : Prisma.sql`"key" ${direction}, "id" ${direction}`;
  return Prisma.sql`${Prisma.join(arms, " UNION ALL ")} ORDER BY ${order} LIMIT ${take}`;
}

export function restPlaces(
  { has }: Keyed,
  condition: Prisma.Sql,
  start: Cursor | null,
  isFalling: boolean,
  take: number,
) {
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = start
    ? Prisma.sql`AND (b."name" COLLATE NOCASE, b."id") ${isFalling ? Prisma.sql`<` : Prisma.sql`>`} (${String(start.key)}, ${start.id})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT b."id", b."name" AS "key" FROM "Business" b INDEXED BY "Business_by_name_idx"
    WHERE ${condition} AND NOT ${has ?? Prisma.sql`FALSE`} ${beyond}
    ORDER BY b."name" COLLATE NOCASE ${direction}, b."id" ${direction} LIMIT ${take}`;
}

// A cursor that somebody wrote by hand may hold text where a number is compared: then it is before all numbers.
function comparable({ isNumber }: Keyed, key: string | number): string | number {
  if (!isNumber) return String(key);
  return typeof key === "number" ? key : -1;
}

function among(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`b."id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
}

const states: Record<BusinessState, Prisma.Sql> = {
  active: Prisma.sql`b."suspendedAt" IS NULL AND b."closesAt" IS NULL AND b."closedAt" IS NULL`,
  suspended: Prisma.sql`b."suspendedAt" IS NOT NULL AND b."closedAt" IS NULL`,
  closing: Prisma.sql`b."closesAt" IS NOT NULL AND b."suspendedAt" IS NULL AND b."closedAt" IS NULL`,
  closed: Prisma.sql`b."closedAt" IS NOT NULL`,
};

// As listStaleCustomers counts them: whoever never had one, from the day on which the business came.
function notCheckedSince(date: CalendarDate): Prisma.Sql {
  return Prisma.sql`b."suspendedAt" IS NULL AND coalesce((
    SELECT max("date") FROM "HealthCheck"
    WHERE "customerId" = b."id" AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL
  ), substr(b."createdAt", 1, 10)) <= ${date}`;
}

const withOpenRequest = Prisma.sql`EXISTS (
  SELECT 1 FROM "ProductRequest" WHERE "customerId" = b."id" AND "closedAt" IS NULL
)`;

function endingBetween(from: CalendarDate, to: CalendarDate): Prisma.Sql {
  return Prisma.sql`(EXISTS (
    SELECT 1 FROM "Subscription" WHERE "customerId" = b."id" AND "removedAt" IS NULL AND "nextId" IS NULL
      AND "endDate" BETWEEN ${from} AND ${to}
  ) OR EXISTS (
    SELECT 1 FROM "LegacyService" WHERE "customerId" = b."id" AND "removedAt" IS NULL
      AND "expirationDate" BETWEEN ${from} AND ${to}
  ))`;
}

function workingAs(type: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Partnership" WHERE "partnerId" = b."id" AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL
      AND "type" = ${type}
  )`;
}
