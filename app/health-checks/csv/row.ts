import { type AreaIndex, productName, usualSeverity } from "./area-index";
import type { Column } from "./columns";
import { withoutGuard } from "./formula-guard";
import type { MappedColumn } from "./header";
import { plainName, shorten } from "./plain-text";
import { type CheckRow, limits, type ReadingError } from "./reading";
import type { FileRecord } from "./records";
import { readSeverity, severityExpected } from "./severity";
import { readStatus, statusExpected } from "./status";

export type RowReading = { row: CheckRow; assessmentDate: string; unguarded: number } | { errors: ReadingError[] };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** What one record says, or everything that keeps it from being read. */
export function readRow(record: FileRecord, columns: readonly MappedColumn[], areas: AreaIndex): RowReading {
  const shape = shapeErrors(record, columns);
  if (shape.length > 0) return { errors: shape };

  const named: Partial<Record<Column, string>> = {};
  let extra: Record<string, string> | null = null;
  let unguarded = 0;
  columns.forEach(({ header, mapsTo }, at) => {
    const written = record.cells[at] ?? "";
    const cell = withoutGuard(written);
    if (cell !== written) unguarded++;
    if (mapsTo) named[mapsTo] = cell;
    else if (header.trim() !== "") extra = { ...extra, [header]: cell };
  });

  const meaning = readMeaning(record.line, named, columns, areas);
  if ("errors" in meaning) return meaning;
  const text = (column: Column) => named[column] ?? "";
  return {
    row: {
      ...meaning.row,
      currentSetting: text("currentSetting"),
      finding: text("finding"),
      recommendation: text("recommendation"),
      impact: text("impact"),
      reference: text("reference"),
      extra,
    },
    assessmentDate: text("assessmentDate").trim(),
    unguarded,
  };
}

type Meaning = Pick<
  CheckRow,
  "line" | "product" | "areaName" | "areaKey" | "checkKey" | "title" | "status" | "severity"
>;

function readMeaning(
  line: number,
  named: Partial<Record<Column, string>>,
  columns: readonly MappedColumn[],
  areas: AreaIndex,
): { row: Meaning } | { errors: ReadingError[] } {
  const cell = (column: Column) => (named[column] ?? "").trim();
  const errors: ReadingError[] = [];
  const refuse = (column: Column, expected: string) =>
    errors.push({ line, column: headerOf(column, columns), value: shorten(named[column] ?? ""), expected });

  const area = areas.area(cell("area"));
  const areaName = area?.name ?? cell("area");
  if (areaName === "") refuse("area", "the name of a technology area");

  const status = readStatus(cell("status"));
  if (status === null) refuse("status", statusExpected);

  const severity = readSeverity(cell("severity"));
  if (severity === null) refuse("severity", severityExpected);

  // A file without a column of checks holds one result for each area, as older spreadsheets do.
  const writtenTitle = named.check === undefined ? areaName : cell("check");
  const known = areas.check(cell("checkId"), area, writtenTitle);
  const title = writtenTitle || known?.title || cell("checkId");
  if (title === "") refuse("check", "the check in a few words, or a Check ID");

  if (errors.length > 0 || status === null || severity === null) return { errors };
  return {
    row: {
      line,
      product: productName(cell("product")) || area?.product || "Other",
      areaName,
      areaKey: area?.key ?? null,
      checkKey: cell("checkId") || derivedKey(areaName, title),
      title,
      status,
      severity: severity === "blank" ? (known?.severity ?? usualSeverity) : severity,
    },
  };
}

function shapeErrors({ line, cells, brokenQuote }: FileRecord, columns: readonly MappedColumn[]): ReadingError[] {
  if (brokenQuote) {
    const expected = brokenQuote.closes
      ? 'a closing " at the end of the cell, and "" for each " inside it'
      : 'a closing " for the cell that opens here';
    return [{ line: brokenQuote.line, column: "", value: shorten(`"${brokenQuote.value}`), expected }];
  }
  if (cells.length !== columns.length) {
    const value = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}: ${shorten(cells.join(" | "), 120)}`;
    return [{ line, column: "", value, expected: `${columns.length} cells, as in the header` }];
  }
  return columns.flatMap(({ header }, at) => {
    const cell = cells[at] ?? "";
    const refused = (expected: string) => [
      { line, column: header || `column ${at + 1}`, value: shorten(cell), expected },
    ];
    if (cell.length > limits.cell)
      return refused(`at most 4,000 characters; there are ${cell.length.toLocaleString("en-GB")}`);
    if (controls.test(cell)) return refused("text without control characters");
    return header.trim() === "" && cell.trim() !== "" ? refused("a header above this column") : [];
  });
}

/** Area and title without case and punctuation; stands in for a Check ID that the file does not have. */
export function derivedKey(areaName: string, title: string): string {
  return `${plainName(areaName) || areaName}:${plainName(title) || title}`;
}

function headerOf(column: Column, columns: readonly MappedColumn[]): string {
  return columns.find(({ mapsTo }) => mapsTo === column)?.header ?? "";
}
