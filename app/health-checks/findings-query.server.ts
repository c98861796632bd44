import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf } from "./compare";
import { type Change, type Severity, type Status, statuses } from "./vocabulary";

export type FindingSort = "worst" | "line" | "check" | "area" | "status" | "severity" | "change";

/** What of the findings is wanted; what is left out does not matter. */
export interface FindingsQuery {
  search?: string | undefined;
  /** A technology area's name, as the report gives it. */
  area?: string | undefined;
  product?: string | undefined;
  statuses?: readonly Status[] | undefined;
  severities?: readonly Severity[] | undefined;
  changes?: readonly Change[] | undefined;
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

export const orders: Record<FindingSort, Prisma.Sql> = {
  worst: Prisma.sql`${rankOfStatus()}, ${rankOfSeverity()}, f."line"`,
  line: Prisma.sql`f."line"`,
  check: Prisma.sql`f."title" COLLATE NOCASE, f."line"`,
  area: Prisma.sql`f."areaName" COLLATE NOCASE, f."line"`,
  status: Prisma.sql`${rankOfStatus()}, f."line"`,
  severity: Prisma.sql`${rankOfSeverity()}, f."line"`,
  change: Prisma.sql`${rankOfChange()}, f."line"`,
};

function matching({ id, previousId }: Source, query: FindingsQuery): Prisma.Sql {
  const wanted = [Prisma.sql`f."healthCheckId" = ${id}`];
  if (query.area !== undefined) wanted.push(Prisma.sql`f."areaName" = ${query.area}`);
  if (query.product !== undefined) wanted.push(Prisma.sql`f."product" = ${query.product}`);
  if (query.statuses?.length) wanted.push(Prisma.sql`f."status" IN (${Prisma.join([...query.statuses])})`);
  if (query.severities?.length) wanted.push(Prisma.sql`f."severity" IN (${Prisma.join([...query.severities])})`);
  if (query.changes?.length) wanted.push(changedThus(query.changes, previousId));
  const search = query.search?.trim().slice(0, 200);
  if (search) wanted.push(holding(id, search));
  return Prisma.sql`
    FROM "Finding" f
    LEFT JOIN "Finding" p ON p."healthCheckId" = ${previousId ?? ""} AND p."checkKey" = f."checkKey"
    WHERE ${Prisma.join(wanted, " AND ")}`;
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

// Each word from its first letters on, whatever its case and accents; a health check's rows lie close together.
function holding(id: string, search: string): Prisma.Sql {
  const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return holdingSigns(search);
  return Prisma.sql`f."id" IN (
    SELECT "rowid" FROM "FindingText" WHERE "FindingText" MATCH ${words.map((word) => `"${word}"*`).join(" ")}
      AND "rowid" BETWEEN (SELECT min("id") FROM "Finding" WHERE "healthCheckId" = ${id})
        AND (SELECT max("id") FROM "Finding" WHERE "healthCheckId" = ${id})
  )`;
}

// A sign is no word: it is looked for as it stands.
function holdingSigns(search: string): Prisma.Sql {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const columns = ["title", "areaName", "currentSetting", "finding", "recommendation", "impact", "checkKey", "extra"];
  const alternatives = columns.map((column) => Prisma.sql`f.${Prisma.raw(`"${column}"`)} LIKE ${pattern} ESCAPE '\\'`);
  return Prisma.sql`(${Prisma.join(alternatives, " OR ")})`;
}

function rankOfStatus(): Prisma.Sql {
  return Prisma.sql`CASE f."status" WHEN 'fail' THEN 0 WHEN 'warning' THEN 1 WHEN 'not_assessed' THEN 2
    WHEN 'pass' THEN 3 WHEN 'info' THEN 4 ELSE 5 END`;
}

function rankOfSeverity(): Prisma.Sql {
  return Prisma.sql`CASE f."severity" WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`;
}

function rankOfChange(): Prisma.Sql {
  return Prisma.sql`coalesce(p."status", '') = f."status"`;
}

function asExtra(value: unknown): Record<string, string> | null {
  const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return parsed as Record<string, string> | null;
}
