import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { changeOf } from "./compare";
import { columnLabels, columns } from "./csv/columns";
import {
  countFindings,
  type FindingRow,
  type FindingSort,
  type FindingsQuery,
  orders,
  type Source,
  selectFindings,
} from "./findings-query.server";
import { findPrevious, findStored, findVisible, type HealthCheckRow } from "./health-check.server";
import type { StoredReading } from "./import-job";
import { type Change, severityLabels, statusLabels } from "./vocabulary";

export type { FindingRow, FindingSort, FindingsQuery } from "./findings-query.server";

export const findingsPerPage = 50;

export interface Finding extends FindingRow {
  /** Since the previous date; null where there is none. */
  change: Change | null;
}

export interface FindingsPage {
  findings: Finding[];
  total: number;
  page: number;
  pages: number;
  previousDate: string | null;
}

/** One page of what the customer can read for a date; null where nothing is published for it. */
export async function listFindings(
  customerId: string,
  date: string,
  query: FindingsQuery & { sort?: FindingSort | undefined; page?: number | undefined },
): Promise<FindingsPage | null> {
  const check = await findVisible(customerId, date);
  return check && pageOf(check, query);
}

/** The same of any health check, published or not: for admins. */
export async function listDraftFindings(
  healthCheckId: string,
  query: FindingsQuery & { sort?: FindingSort | undefined; page?: number | undefined },
): Promise<FindingsPage | null> {
  const check = await findStored(healthCheckId);
  return check && pageOf(check, query);
}

/** One row with all that its file said; null where the date or the line is not there to be read. */
export async function getFinding(customerId: string, date: string, line: number): Promise<Finding | null> {
  const check = await findVisible(customerId, date);
  if (!check || !Number.isSafeInteger(line)) return null;
  const { source } = await sourceOf(check);
  const [row] = await selectFindings(source, {}, Prisma.sql`AND f."line" = ${line}`);
  return row ? withChange(row, source) : null;
}

/** All that matches, in the file's order and under its headers: uploaded again, it reads as it was. */
export async function findingsCsv(
  customerId: string,
  date: string,
  query: FindingsQuery,
): Promise<{ header: string[]; batches: AsyncGenerator<CsvCell[][]> } | null> {
  const check = await findVisible(customerId, date);
  if (!check) return null;
  const { source } = await sourceOf(check);
  const extras = await extraHeaders(check.id);
  return {
    header: [...columns.map((column) => columnLabels[column]), ...extras],
    batches: csvBatches(source, query, date, extras),
  };
}

async function* csvBatches(source: Source, query: FindingsQuery, date: string, extras: string[]) {
  for (let after = 0, more = true; more; ) {
    const rows = await selectFindings(source, query, Prisma.sql`AND f."line" > ${after} ORDER BY f."line" LIMIT 500`);
    yield rows.map((row) => csvCells(row, date, extras));
    after = rows.at(-1)?.line ?? after;
    more = rows.length === 500;
  }
}

function csvCells(row: FindingRow, date: string, extras: readonly string[]): CsvCell[] {
  return [
    date,
    row.product,
    row.areaName,
    row.checkKey,
    row.title,
    statusLabels[row.status],
    severityLabels[row.severity],
    row.currentSetting,
    row.finding,
    row.recommendation,
    row.impact,
    row.reference,
    ...extras.map((header) => row.extra?.[header] ?? ""),
  ];
}

async function extraHeaders(healthCheckId: string): Promise<string[]> {
  const file = await db.healthCheckFile.findUnique({ where: { healthCheckId }, select: { reading: true } });
  const reading = file?.reading as unknown as StoredReading | undefined;
  return (reading?.columns ?? []).flatMap(({ header, mapsTo }) => (mapsTo === null && header !== "" ? [header] : []));
}

async function pageOf(
  check: HealthCheckRow,
  { sort = "worst", page = 1, ...query }: FindingsQuery & { sort?: FindingSort | undefined; page?: number | undefined },
): Promise<FindingsPage> {
  const { source, previousDate } = await sourceOf(check);
  const total = await countFindings(source, query);
  const pages = Math.max(1, Math.ceil(total / findingsPerPage));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const offset = (shown - 1) * findingsPerPage;
  const tail = Prisma.sql`ORDER BY ${orders[sort]} LIMIT ${findingsPerPage} OFFSET ${offset}`;
  const rows = total === 0 ? [] : await selectFindings(source, query, tail);
  return { findings: rows.map((row) => withChange(row, source)), total, page: shown, pages, previousDate };
}

async function sourceOf(check: HealthCheckRow): Promise<{ source: Source; previousDate: string | null }> {
  const previous = await findPrevious(check.customerId, check.date);
  return { source: { id: check.id, previousId: previous?.id ?? null }, previousDate: previous?.date ?? null };
}

function withChange(row: FindingRow, source: Source): Finding {
  return { ...row, change: source.previousId === null ? null : changeOf(row.statusBefore, row.status) };
}
