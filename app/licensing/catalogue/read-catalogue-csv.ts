import { type FileText, readFileText } from "~/infra/csv/file-text";
import { type MappedColumn, mapHeader } from "~/infra/csv/header";
import { Problems } from "~/infra/csv/problems";
import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import { type FileRecord, isBlank, records } from "~/infra/csv/records";
import { shapeErrors, withoutGuards } from "~/infra/csv/shape";
import { type CatalogueColumn, catalogueColumns } from "./catalogue-columns";

export const importLimits = { bytes: 1024 * 1024, rows: 500 } as const;

/** A line of the file; a column that the file does not have is not written. */
export interface WrittenRow {
  /** The line in the file, the header being 1. */
  line: number;
  written: ReadonlyMap<CatalogueColumn, string>;
}

export interface CatalogueReading {
  facts: FileFacts;
  /** The file's text, which the confirmation sends back; empty where it could not be read. */
  text: string;
  columns: MappedColumn<CatalogueColumn>[];
  rows: WrittenRow[];
  errors: { first: ReadingError[]; total: number };
}

/** Takes a whole file apart, or says everything that keeps it from being a table of products. */
export function readCatalogueCsv(bytes: Uint8Array): CatalogueReading {
  const file = readFileText(bytes, catalogueColumns);
  const problems = new Problems();
  if ("refused" in file) {
    problems.add(file.refused);
    return { facts: file.facts, text: "", columns: [], rows: [], errors: errorsOf(problems) };
  }
  const { columns, rows } = readRecords(file, problems);
  return { facts: file.facts, text: file.text, columns, rows, errors: errorsOf(problems) };
}

/** What a column is called in this file. */
export function headerOf(columns: readonly MappedColumn<CatalogueColumn>[], column: CatalogueColumn): string {
  return columns.find(({ mapsTo }) => mapsTo === column)?.header ?? catalogueColumns.labels[column];
}

function readRecords(
  { text, delimiter }: Extract<FileText, { text: string }>,
  problems: Problems,
): Pick<CatalogueReading, "columns" | "rows"> {
  const rows: WrittenRow[] = [];
  let columns: MappedColumn<CatalogueColumn>[] | null = null;
  let filled = 0;
  for (const record of records(text, delimiter)) {
    if (!record.brokenQuote && isBlank(record.cells)) continue;
    if (!columns) {
      columns = readHeader(record, problems);
      if (problems.total > 0) break;
      continue;
    }
    if (++filled > importLimits.rows) {
      problems.add({ line: record.line, column: "", value: "one row more", expected: "at most 500 rows" });
      break;
    }
    const shape = shapeErrors(record, columns);
    problems.add(...shape);
    if (shape.length === 0) rows.push(writtenIn(record, columns));
  }
  if (filled === 0 && problems.total === 0)
    problems.add({ line: 1, column: "", value: "no rows", expected: "a header and at least one row" });
  return { columns: columns ?? [], rows };
}

function readHeader({ line, cells, brokenQuote }: FileRecord, problems: Problems): MappedColumn<CatalogueColumn>[] {
  if (brokenQuote) problems.add(...shapeErrors({ line, cells, brokenQuote }, []));
  const header = mapHeader(
    withoutGuards(cells).cells.map((cell) => cell.trim()),
    catalogueColumns,
    line,
  );
  problems.add(...header.errors);
  return header.columns;
}

function writtenIn({ line, cells }: FileRecord, columns: readonly MappedColumn<CatalogueColumn>[]): WrittenRow {
  const plain = withoutGuards(cells).cells;
  return {
    line,
    written: new Map(columns.flatMap(({ mapsTo }, at) => (mapsTo ? [[mapsTo, plain[at]?.trim() ?? ""]] : []))),
  };
}

const errorsOf = ({ first, total }: Problems) => ({ first, total });
