import type { Sealable } from "~/audit/seal.server";
import { addDays } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";

/** What to look for, found out beforehand. */
export interface EventQuery {
  /** Any of them; absent: whoever it is about. */
  businesses?: readonly string[];
  /** Any of them, null being the portal; absent: whoever acted. */
  actors?: readonly (string | null)[];
  /** The same of very many: what selects them. */
  amongActors?: Prisma.Sql;
  amongBusinesses?: Prisma.Sql;
  /** A part of the name that stands in the log. */
  actorName?: string;
  action?: string;
  kind?: string;
  request?: string;
  from?: string;
  to?: string;
  /** Never these. */
  without?: readonly string[];
}

export interface EventRow extends Sealable {
  at: string;
}

const hour = 3_600_000;

/**
 * The newest events that match and are older than `before`. One index leads to them, however many there are: each lane is
 * read by its own and backwards, and a sign before a column keeps SQLite from another way.
 */
export async function readEvents(query: EventQuery, before: number | null, most: number): Promise<EventRow[]> {
  const sql = await numbersOf(query, before, most);
  if (!sql) return [];
  const ids = await db.$queryRaw<{ id: number | bigint }[]>(sql);
  const rows = await db.auditEvent.findMany({
    where: { id: { in: ids.map(({ id }) => Number(id)) } },
    orderBy: { id: "desc" },
    omit: { hash: true },
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What finds their numbers; null where it is plain that there are none. */
export async function numbersOf(query: EventQuery, before: number | null, most: number): Promise<Prisma.Sql | null> {
  const span = await spanOf(query);
  if (!span) return null;
  const lanes = lanesOf(query).map(
    ({ lane, others }) =>
      Prisma.sql`SELECT * FROM (SELECT "id" FROM "AuditEvent" WHERE ${Prisma.join(
        [...lane, ...bounds(span, before), ...others, ...residue(query)],
        " AND ",
      )} ORDER BY "id" DESC LIMIT ${most})`,
  );
  return lanes.length > 0 ? Prisma.sql`${Prisma.join(lanes, " UNION ")} ORDER BY "id" DESC LIMIT ${most}` : null;
}

interface Lane {
  /** What the index finds. */
  lane: Prisma.Sql[];
  others: Prisma.Sql[];
}

/** By what finds fewest: a request, a business, a person, an action, a kind; else all, by number. */
function lanesOf({ businesses, actors, action, kind, request }: EventQuery): Lane[] {
  const also = [
    ...(actors && (businesses || request) ? [anyActor(actors)] : []),
    ...(businesses && request ? [Prisma.sql`+"businessId" IN (${Prisma.join([...businesses, ""])})`] : []),
    ...(action && (businesses || actors || request) ? [Prisma.sql`+"action" = ${action}`] : []),
    ...(kind && (businesses || actors || request || action) ? [Prisma.sql`+"subjectType" = ${kind}`] : []),
  ];
  const by = (lane: Prisma.Sql): Lane => ({ lane: [lane], others: also });
  if (request) return [by(Prisma.sql`"requestId" = ${request}`)];
  if (businesses) return businesses.map((id) => by(Prisma.sql`"businessId" = ${id}`));
  if (actors)
    return actors.map((id) => by(id === null ? Prisma.sql`"actorId" IS NULL` : Prisma.sql`"actorId" = ${id}`));
  if (action) return [by(Prisma.sql`"action" = ${action}`)];
  if (kind) return [by(Prisma.sql`"subjectType" = ${kind}`)];
  return [{ lane: [], others: also }];
}

function anyActor(actors: readonly (string | null)[]): Prisma.Sql {
  const known = Prisma.sql`+"actorId" IN (${Prisma.join([...actors.filter((id) => id !== null), ""])})`;
  return actors.includes(null) ? Prisma.sql`(${known} OR +"actorId" IS NULL)` : known;
}

function residue({ amongActors, amongBusinesses, actorName, from, to, without = [] }: EventQuery): Prisma.Sql[] {
  return [
    ...(amongActors ? [Prisma.sql`coalesce("actorId", '') IN (${amongActors})`] : []),
    ...(amongBusinesses ? [Prisma.sql`+"businessId" IN (${amongBusinesses})`] : []),
    ...(actorName ? [Prisma.sql`instr(lower("actorName"), lower(${actorName})) > 0`] : []),
    ...(from ? [Prisma.sql`+"at" >= ${startOf(from)}`] : []),
    ...(to ? [Prisma.sql`+"at" < ${startOf(addDays(to, 1))}`] : []),
    ...(without.length > 0 ? [Prisma.sql`+"action" NOT IN (${Prisma.join([...without])})`] : []),
  ];
}

interface Span {
  first: number;
  last: number;
}

/** Between which numbers the days lie. Numbers follow time, but for an hour that machines' clocks may differ. */
async function spanOf({ from, to }: EventQuery): Promise<Span | null> {
  const select = { id: true } as const;
  const since = from ? new Date(Date.parse(startOf(from)) - hour) : null;
  const until = to ? new Date(Date.parse(startOf(addDays(to, 1))) + hour) : null;
  const first =
    since && (await db.auditEvent.findFirst({ where: { at: { gte: since } }, orderBy: { at: "asc" }, select }));
  const last =
    until && (await db.auditEvent.findFirst({ where: { at: { lt: until } }, orderBy: { at: "desc" }, select }));
  if ((since && !first) || (until && !last)) return null;
  return { first: first?.id ?? 1, last: last?.id ?? Number.MAX_SAFE_INTEGER };
}

function bounds({ first, last }: Span, before: number | null): Prisma.Sql[] {
  const end = Math.min(last + 1, before ?? Number.MAX_SAFE_INTEGER);
  return [Prisma.sql`"id" >= ${first}`, Prisma.sql`"id" < ${end}`];
}

/** As the database writes instants. */
function startOf(day: string): string {
  return `${day}T00:00:00.000+00:00`;
}
