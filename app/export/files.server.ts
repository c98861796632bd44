import type { ArchiveFile } from "~/export/archive.server";
import { requestsOf, visibleChecks } from "~/export/business-tables.server";
import { type Row, rowsOf } from "~/export/rows.server";
import type { ExportTable } from "~/export/table";
import { unpackBytes } from "~/health-checks/stored-bytes";
import { type CsvCell, csvLines } from "~/infra/csv";
import { db } from "~/infra/db.server";

/** A table twice: as JSON, complete, and as CSV for a spreadsheet. */
export function tableFiles(table: ExportTable, id: string): ArchiveFile[] {
  return [
    { path: `json/${table.table}.json`, chunks: encoded(asJson(rowsOf(table, id))) },
    { path: `csv/${table.table}.csv`, chunks: encoded(asCsv(table.columns, rowsOf(table, id))) },
  ];
}

/** The original files of the health checks, their reports and the quotes, byte for byte, one at a time. */
export async function* businessFiles(customerId: string): AsyncGenerator<ArchiveFile> {
  const checks = await db.$queryRaw<{ id: string; date: string; file: string | null }[]>`
    SELECT h."id", h."date", f."name" AS "file" FROM "HealthCheck" h
    LEFT JOIN "HealthCheckFile" f ON f."healthCheckId" = h."id"
    WHERE h."id" IN (${visibleChecks(customerId)}) ORDER BY h."date"`;
  for (const { id, date, file } of checks) {
    if (file !== null) yield { path: `files/health-checks/${date}/${safeName(file)}`, chunks: originalOf(id) };
    const report = await db.healthCheckReport.findFirst({
      where: { healthCheckId: id },
      orderBy: [{ madeAt: "desc" }, { id: "asc" }],
      select: { bytes: true },
    });
    if (report) yield { path: `files/reports/${date}.pdf`, chunks: [new Uint8Array(report.bytes)] };
  }
  const quotes = await db.$queryRaw<{ quoteId: string; name: string }[]>`
    SELECT f."quoteId", f."name" FROM "QuoteFile" f JOIN "Quote" q ON q."id" = f."quoteId"
    WHERE q."requestId" IN (${requestsOf(customerId)}) ORDER BY q."sentAt"`;
  for (const { quoteId, name } of quotes)
    yield { path: `files/quotes/${quoteId}/${safeName(name)}`, chunks: quoteFile(quoteId) };
}

async function* originalOf(healthCheckId: string): AsyncGenerator<Uint8Array> {
  const file = await db.healthCheckFile.findUniqueOrThrow({ where: { healthCheckId }, select: { bytes: true } });
  yield await unpackBytes(file.bytes);
}

async function* quoteFile(quoteId: string): AsyncGenerator<Uint8Array> {
  yield (await db.quoteFile.findUniqueOrThrow({ where: { quoteId }, select: { bytes: true } })).bytes;
}

/** A name that stays in its folder on every system. */
export function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in it
  const plain = name.replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, "_").replace(/^\.+/, "_");
  return plain.slice(-150).trim() || "file";
}

export async function* encoded(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

async function* asJson(batches: AsyncIterable<Row[]>): AsyncGenerator<string> {
  let isFirst = true;
  yield "[";
  for await (const rows of batches) {
    yield rows
      .map((row, index) => `${isFirst && index === 0 ? "\n" : ",\n"}${JSON.stringify(row, plainNumbers)}`)
      .join("");
    isFirst = false;
  }
  yield "\n]\n";
}

async function* asCsv(columns: readonly string[], batches: AsyncIterable<Row[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLines([columns])}`;
  for await (const rows of batches) yield csvLines(rows.map((row) => columns.map((column) => cellOf(row[column]))));
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value, plainNumbers);
}

function plainNumbers(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
