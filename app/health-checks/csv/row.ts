import type { MappedColumn } from "~/infra/csv/header";
import { plainName, shorten } from "~/infra/csv/plain-text";
import type { ReadingError } from "~/infra/csv/reading";
import type { FileRecord } from "~/infra/csv/records";
import { shapeErrors, withoutGuards } from "~/infra/csv/shape";
import { type AreaIndex, productName, usualSeverity } from "./area-index";
import type { Column } from "./columns";
import type { CheckRow } from "./reading";
import { readSeverity, severityExpected } from "./severity";
import { isShortenedNumber } from "./spreadsheet-traces";
import { readStatus, statusExpected } from "./status";

export type RowReading = { row: CheckRow; assessmentDate: string; unguarded: number } | { errors: ReadingError[] };

/** Reads records under these columns: what each says, or everything that keeps it from being read. */
export function rowReader(
  columns: readonly MappedColumn<Column>[],
  areas: AreaIndex,
): (record: FileRecord) => RowReading {
  const positions = new Map(columns.flatMap(({ mapsTo }, at) => (mapsTo ? [[mapsTo, at] as const] : [])));
  const extras = columns.flatMap(({ header, mapsTo }, at) => (mapsTo || header === "" ? [] : [{ header, at }]));
  const headerOf = (column: Column) => columns[positions.get(column) ?? -1]?.header ?? "";

  return (record) => {
    const shape = shapeErrors(record, columns);
    if (shape.length > 0) return { errors: shape };

    const { cells, unguarded } = withoutGuards(record.cells);
    const text = (column: Column) => cells[positions.get(column) ?? -1] ?? "";
    const meaning = readMeaning(record.line, text, positions.has("check"), headerOf, areas);
    if ("errors" in meaning) return meaning;
    return {
      row: {
        ...meaning.row,
        currentSetting: text("currentSetting"),
        finding: text("finding"),
        recommendation: text("recommendation"),
        impact: text("impact"),
        reference: text("reference"),
        extra: extras.length > 0 ? Object.fromEntries(extras.map(({ header, at }) => [header, cells[at] ?? ""])) : null,
      },
      assessmentDate: text("assessmentDate").trim(),
      unguarded,
    };
  };
}

type Meaning = Pick<
  CheckRow,
  "line" | "product" | "areaName" | "areaKey" | "checkKey" | "title" | "status" | "severity"
>;

function readMeaning(
  line: number,
  text: (column: Column) => string,
  namesChecks: boolean,
  headerOf: (column: Column) => string,
  areas: AreaIndex,
): { row: Meaning } | { errors: ReadingError[] } {
  const errors: ReadingError[] = [];
  const refuse = (column: Column, expected: string) =>
    errors.push({ line, column: headerOf(column), value: shorten(text(column)), expected });

  const writtenArea = text("area").trim();
  const area = areas.area(writtenArea);
  const areaName = area?.name ?? writtenArea;
  if (areaName === "") refuse("area", "the name of a technology area");

  const status = readStatus(text("status"));
  if (status === null) refuse("status", statusExpected);

  const severity = readSeverity(text("severity"));
  if (severity === null) refuse("severity", severityExpected);

  const checkId = text("checkId").trim();
  if (isShortenedNumber(checkId)) refuse("checkId", "the whole Check ID; a spreadsheet has shortened this number");
  // A file without a column of checks holds one result for each area, as older spreadsheets do.
  const writtenTitle = namesChecks ? text("check").trim() : areaName;
  const known = areas.check(checkId, area, writtenTitle);
  const title = writtenTitle || known?.title || checkId;
  if (title === "") refuse("check", "the check in a few words, or a Check ID");

  if (errors.length > 0 || status === null || severity === null) return { errors };
  return {
    row: {
      line,
      product: productName(text("product").trim()) || area?.product || "Other",
      areaName,
      areaKey: area?.key ?? null,
      checkKey: checkId || derivedKey(areaName, title),
      title,
      status,
      severity: severity === "blank" ? (known?.severity ?? usualSeverity) : severity,
    },
  };
}

/** Area and title without case and punctuation; stands in for a Check ID that the file does not have. */
export function derivedKey(areaName: string, title: string): string {
  return `${plainName(areaName) || areaName}:${plainName(title) || title}`;
}
