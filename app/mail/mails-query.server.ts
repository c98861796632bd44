import type { Cursor } from "~/infra/cursor";
import { db, type Reads } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type OutboxSearch, type StateFilter, stateFilters } from "~/mail/outbox-search";

/** A mail in its place: when it was queued, as it is stored, and its id. */
export interface Place {
  key: string;
  id: string;
}

type Which = Omit<OutboxSearch, "cursor">;

/** As in the index OutboxMail_state_idx, word for word: another expression would not find it. */
const stateOf = Prisma.sql`(CASE WHEN "bouncedAt" IS NOT NULL THEN 'bounced' WHEN "deliveredAt" IS NOT NULL THEN 'delivered'
  WHEN "sentAt" IS NOT NULL THEN 'sent' WHEN "deadAt" IS NOT NULL THEN 'dead' ELSE 'waiting' END)`;

/** The next places, newest first, or walked the other way from a cursor on that side: in the order of an index. */
export function walk(which: Which, cursor: Cursor | null, take: number): Promise<Place[]> {
  return db.$queryRaw<Place[]>(walked(which, cursor, take));
}

export function walked(which: Which, cursor: Cursor | null, take: number): Prisma.Sql {
  const isBackwards = cursor?.side === "before";
  const direction = isBackwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = cursor
    ? Prisma.sql`AND ("createdAt", "id") ${isBackwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}, ${cursor.id})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT CAST("createdAt" AS TEXT) AS "key", "id" FROM "OutboxMail"
    WHERE ${matching(which)} ${beyond} ORDER BY "createdAt" ${direction}, "id" ${direction} LIMIT ${take}`;
}

/** How many mails there are in each state, of those that match otherwise. */
export async function countByState(which: Omit<Which, "state">): Promise<Record<StateFilter, number>> {
  const rows = await db.$queryRaw<{ state: StateFilter; count: number | bigint }[]>(countedByState(which));
  const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  return Object.fromEntries(stateFilters.map((state) => [state, counts.get(state) ?? 0])) as Record<
    StateFilter,
    number
  >;
}

export function countedByState(which: Omit<Which, "state">): Prisma.Sql {
  return Prisma.sql`
    SELECT ${stateOf} AS "state", count(*) AS "count" FROM "OutboxMail"
    WHERE ${matching({ ...which, state: null })} GROUP BY ${stateOf}`;
}

/** The dead mails that match and were not sent again yet, queued no later than `until`, oldest first. */
export async function deadAmong(which: Which, until: Date, take: number, from: Pick<Reads, "$queryRaw"> = db) {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "OutboxMail"
    WHERE ${matching({ ...which, state: "dead" })} AND "createdAt" <= ${until} AND "againId" IS NULL
    ORDER BY "createdAt", "id" LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/** The oldest mails that were given up or bounced since then and were not sent again, and how many they are in all. */
export async function failedSince(since: Date, take: number): Promise<{ count: number; ids: string[] }> {
  const rows = await db.$queryRaw<{ id: string; count: number | bigint }[]>(failedStatement(since, take));
  return { count: Number(rows[0]?.count ?? 0), ids: rows.map(({ id }) => id) };
}

function failedStatement(since: Date, take: number): Prisma.Sql {
  return Prisma.sql`
    SELECT "id", count(*) OVER () AS "count" FROM "OutboxMail"
    WHERE ${stateOf} IN ('dead', 'bounced') AND "createdAt" >= ${since} AND "againId" IS NULL
    ORDER BY "createdAt", "id" LIMIT ${take}`;
}

export async function countDead(which: Which, until: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number | bigint }[]>`
    SELECT count(*) AS "count" FROM "OutboxMail"
    WHERE ${matching({ ...which, state: "dead" })} AND "createdAt" <= ${until} AND "againId" IS NULL`;
  return Number(row?.count ?? 0);
}

function matching({ search, state, letter }: Which): Prisma.Sql {
  const conditions = [
    ...(state ? [Prisma.sql`${stateOf} = ${state}`] : []),
    ...(letter ? [Prisma.sql`"letter" = ${letter}`] : []),
    ...(search ? [Prisma.sql`"toEmail" LIKE ${`%${search.replace(/[\\%_]/g, "\\$&")}%`} ESCAPE '\\'`] : []),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`TRUE`;
}
