import { readFileText } from "~/infra/csv/file-text";
import type { MappedColumn } from "~/infra/csv/header";
import { Problems } from "~/infra/csv/problems";
import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import { openTable, type TableRow } from "~/infra/csv/table";
import { type CatalogueColumn, catalogueColumns } from "./catalogue-columns";

export const importLimits = { bytes: 1024 * 1024, rows: 500 } as const;

export type WrittenRow = TableRow<CatalogueColumn>;

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
  const limit = { rows: importLimits.rows, one: "row", many: "rows" };
  const table = openTable(file, catalogueColumns, limit, problems);
  const rows = [...table.rows];
  return { facts: file.facts, text: file.text, columns: table.columns, rows, errors: errorsOf(problems) };
}

/** What a column is called in this file. */
export function headerOf(columns: readonly MappedColumn<CatalogueColumn>[], column: CatalogueColumn): string {
  return columns.find(({ mapsTo }) => mapsTo === column)?.header ?? catalogueColumns.labels[column];
}

const errorsOf = ({ first, total }: Problems) => ({ first, total });
