import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf } from "./compare";
import { worstStatuses } from "./finding-order.server";
import { type FindingColumn, type FindingSort, sorts } from "./findings-filter";
import { holding } from "./findings-search.server";
import type { FollowUpStatus } from "./follow-up";
import { effective } from "./follow-ups.server";
import { type Change, type Severity, type Status, severities, statuses } from "./vocabulary";

export type { FindingSort } from "./findings-filter";

/** What of the findings is wanted; what is left out does not matter. */
export interface FindingsQuery {
  search?: string | undefined;
  /** A technology area's name, as the report gives it. */
  area?: string | undefined;
  product?: string | undefined;
  statuses?: readonly Status[] | undefined;
  severities?: readonly Severity[] | undefined;
  changes?: readonly Change[] | undefined;
  /** What the customer has decided to do about them; "none": nothing yet. */
  followUp?: { customerId: string; today: string; wanted: readonly (FollowUpStatus | "none")[] } | undefined;
  /** Where the search is a sign, or no word begins as it says: the rows that hold it, in the place of `search`. */
  inside?: readonly number[] | undefined;
}

/** Whether the rows themselves have to be looked at: all else was counted when they were stored. */
export function looksAtRows({ search, inside, followUp }: FindingsQuery): boolean {
  return Boolean(search?.trim()) || inside !== undefined || Boolean(followUp?.wanted.length);
}

export interface FindingRow {
  line: number;
  product: string;
  areaName: string;
  areaKey: string | null;
  checkKey: string;
  title: string;
  status: Status;
  severity: Severity;
  currentSetting: string;
  finding: string;
  recommendation: string;
  impact: string;
  reference: string;
  extra: Record<string, string> | null;
  /** What the check was on the previous date; null where there is none, or the check was not in it. */
  statusBefore: Status | null;
}

/** Whose rows are read, and what they are held against. */
export interface Source {
  id: string;
  previousId: string | null;
}

export function selectFindings(source: Source, query: FindingsQuery, tail: Prisma.Sql): Promise<FindingRow[]> {
  const select = Prisma.sql`
    SELECT f."line", f."product", f."areaName", f."areaKey", f."checkKey", f."title", f."status", f."severity",
      f."currentSetting", f."finding", f."recommendation", f."impact", f."reference", f."extra",
      p."status" AS "statusBefore"
    ${matching(source, query)} ${tail}`;
  return db
    .$queryRaw<(Omit<FindingRow, "extra"> & { extra: unknown })[]>(select)
    .then((rows) => rows.map((row) => ({ ...row, line: Number(row.line), extra: asExtra(row.extra) })));
}

export async function countFindings(source: Source, query: FindingsQuery): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS "count" ${matching(source, query)}`;
  return Number(row?.count ?? 0);
}

/** The rows next to one in this order, and the number of that one among them: null where it does not match itself. */
export async function findNeighbours(source: Source, query: FindingsQuery, sort: FindingSort, line: number) {
  const keys = keysOf(sort);
  const here = Prisma.sql`(SELECT ${keys} ${from(source)} WHERE f."healthCheckId" = ${source.id} AND f."line" = ${line})`;
  const [ahead, behind] = sort.startsWith("-") ? [lessThan, moreThan] : [moreThan, lessThan];
  const found = matching(source, query);
  const first = (side: Prisma.Sql, order: Prisma.Sql) =>
    db.$queryRaw<{ line: bigint }[]>`SELECT f."line" ${found} AND (${keys}) ${side} ${here} ORDER BY ${order} LIMIT 1`;
  const [next] = await first(ahead, orders[sort]);
  const [previous] = await first(behind, orders[reversed(sort)]);
  const [place] = await db.$queryRaw<{ before: bigint; here: bigint }[]>`
    SELECT count(*) AS "before", EXISTS (SELECT 1 ${found} AND f."line" = ${line}) AS "here"
    ${found} AND (${keys}) ${behind} ${here}`;
  const lineOf = (row: { line: bigint } | undefined) => (row ? Number(row.line) : null);
  return {
    next: lineOf(next),
    previous: lineOf(previous),
    number: Number(place?.here) ? Number(place?.before) + 1 : null,
  };
}

const [lessThan, moreThan] = [Prisma.sql`<`, Prisma.sql`>`];

const keys: Record<FindingColumn, Prisma.Sql[]> = {
  worst: [rankOfStatus(), rankOfSeverity()],
  line: [],
  check: [Prisma.sql`f."title" COLLATE NOCASE`],
  area: [Prisma.sql`f."areaName" COLLATE NOCASE`],
  status: [rankOfStatus()],
  severity: [rankOfSeverity()],
  change: [rankOfChange()],
};

/** Each ends with the line, so that no two rows stand in the same place. */
export const orders = Object.fromEntries(
  sorts.map((sort) => {
    const direction = sort.startsWith("-") ? Prisma.sql` DESC` : Prisma.empty;
    return [sort, Prisma.join([...keys[columnOf(sort)], line()].map((key) => Prisma.sql`${key}${direction}`))];
  }),
) as Record<FindingSort, Prisma.Sql>;

function keysOf(sort: FindingSort): Prisma.Sql {
  return Prisma.join([...keys[columnOf(sort)], line()]);
}

function line(): Prisma.Sql {
  return Prisma.sql`f."line"`;
}

function columnOf(sort: FindingSort): FindingColumn {
  return sort.replace("-", "") as FindingColumn;
}

function reversed(sort: FindingSort): FindingSort {
  return (sort.startsWith("-") ? sort.slice(1) : `-${sort}`) as FindingSort;
}

function matching(source: Source, query: FindingsQuery): Prisma.Sql {
  const wanted = [Prisma.sql`f."healthCheckId" = ${source.id}`];
  if (query.area !== undefined) wanted.push(Prisma.sql`f."areaName" = ${query.area}`);
  if (query.product !== undefined) wanted.push(Prisma.sql`f."product" = ${query.product}`);
  if (query.statuses?.length) wanted.push(Prisma.sql`f."status" IN (${Prisma.join([...query.statuses])})`);
  if (query.severities?.length) wanted.push(Prisma.sql`f."severity" IN (${Prisma.join([...query.severities])})`);
  if (query.changes?.length) wanted.push(changedThus(query.changes, source.previousId));
  if (query.followUp?.wanted.length) wanted.push(followedUpThus(query.followUp));
  if (query.inside) wanted.push(Prisma.sql`f."id" IN (SELECT "value" FROM json_each(${JSON.stringify(query.inside)}))`);
  else if (query.search?.trim()) wanted.push(holding(source.id, query.search));
  return Prisma.sql`${from(source)} WHERE ${Prisma.join(wanted, " AND ")}`;
}

function from({ previousId }: Source): Prisma.Sql {
  return Prisma.sql`
    FROM "Finding" f
    LEFT JOIN "Finding" p ON p."healthCheckId" = ${previousId ?? ""} AND p."checkKey" = f."checkKey"`;
}

function followedUpThus({ customerId, today, wanted }: NonNullable<FindingsQuery["followUp"]>): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT ${effective(today)} FROM "FollowUp" u WHERE u."customerId" = ${customerId} AND u."checkKey" = f."checkKey"
  ), 'none') IN (${Prisma.join([...wanted])})`;
}

// Which pairs of statuses make a change is compare.ts's to say; the database gets them as a list.
function changedThus(changes: readonly Change[], previousId: string | null): Prisma.Sql {
  if (previousId === null) return Prisma.sql`FALSE`;
  const pairs = [null, ...statuses].flatMap((before) =>
    statuses.flatMap((after) => (changes.includes(changeOf(before, after)) ? [`${before ?? ""}>${after}`] : [])),
  );
  if (pairs.length === 0) return Prisma.sql`FALSE`;
  return Prisma.sql`coalesce(p."status", '') || '>' || f."status" IN (${Prisma.join(pairs)})`;
}

function rankOfStatus(): Prisma.Sql {
  return Prisma.sql`CASE f."status" ${rankedAs(worstStatuses)} END`;
}

function rankOfSeverity(): Prisma.Sql {
  return Prisma.sql`CASE f."severity" ${rankedAs(severities)} END`;
}

// Words of ours, not what somebody typed: as text, so that the database sees the same order in each query.
function rankedAs(words: readonly (Status | Severity)[]): Prisma.Sql {
  return Prisma.raw(words.map((word, rank) => `WHEN '${word}' THEN ${rank}`).join(" "));
}

function rankOfChange(): Prisma.Sql {
  return Prisma.sql`coalesce(p."status", '') = f."status"`;
}

function asExtra(value: unknown): Record<string, string> | null {
  const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return parsed as Record<string, string> | null;
}
