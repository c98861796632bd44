import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { columnLabels, columns } from "./csv/columns";
import { type FindingRow, type FindingsQuery, type Source, selectFindings } from "./findings-query.server";
import { asQuery, type FindingsAsked, sourceOf } from "./findings-source.server";
import { findVisible } from "./health-check.server";
import type { StoredReading } from "./import-job";
import { severityLabels, statusLabels } from "./vocabulary";

/** All that matches, in the file's order and under its headers: uploaded again, it reads as it was. */
export async function findingsCsv(
  customerId: string,
  date: string,
  asked: FindingsAsked,
): Promise<{ header: string[]; batches: AsyncGenerator<CsvCell[][]> } | null> {
  const check = await findVisible(customerId, date);
  if (!check) return null;
  const { source } = await sourceOf(check);
  const extras = (await fileColumns(check.id)).flatMap(({ header, mapsTo }) =>
    mapsTo === null && header !== "" ? [header] : [],
  );
  return {
    header: [...columns.map((column) => columnLabels[column]), ...extras],
    batches: csvBatches(source, await asQuery(check, asked), date, extras),
  };
}

/** The columns of the file as it was uploaded, in its order and under its own headers. */
export async function fileColumns(healthCheckId: string): Promise<StoredReading["columns"]> {
  const file = await db.healthCheckFile.findUnique({ where: { healthCheckId }, select: { reading: true } });
  return (file?.reading as unknown as StoredReading | undefined)?.columns ?? [];
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
