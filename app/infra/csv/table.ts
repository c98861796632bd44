import type { FileText } from "./file-text";
import { type ColumnNames, type MappedColumn, mapHeader } from "./header";
import type { Problems } from "./problems";
import { type FileRecord, isBlank, records } from "./records";
import { shapeErrors, withoutGuards } from "./shape";

/** A line of a table; a column that the file does not have is not written. */
export interface TableRow<Column extends string> {
  /** The line in the file, the header being 1. */
  line: number;
  /** Trimmed, and without the guard that keeps a spreadsheet from running a formula. */
  written: ReadonlyMap<Column, string>;
}

/** How many rows a table may have, and what a row is. */
export interface TableLimit {
  rows: number;
  one: string;
  many: string;
}

/**
 * A small table: its header, then its rows one by one, without the blank ones. What keeps the file from being such a
 * table goes to `problems`, in the file's order; a row of another shape is left out.
 */
export function openTable<Column extends string>(
  { text, delimiter }: Extract<FileText, { text: string }>,
  names: ColumnNames<Column>,
  limit: TableLimit,
  problems: Problems,
): { columns: MappedColumn<Column>[]; rows: Iterable<TableRow<Column>> } {
  const filled = filledRecords(text, delimiter);
  const first = filled.next();
  const columns = first.done ? [] : readHeader(first.value, names, problems);
  return { columns, rows: problems.total > 0 ? [] : rowsUnder(columns, filled, limit, problems) };
}

function* filledRecords(...file: Parameters<typeof records>): Generator<FileRecord, void> {
  for (const record of records(...file)) if (record.brokenQuote || !isBlank(record.cells)) yield record;
}

function readHeader<Column extends string>(record: FileRecord, names: ColumnNames<Column>, problems: Problems) {
  if (record.brokenQuote) problems.add(...shapeErrors(record, []));
  const header = mapHeader(plain(record.cells), names, record.line);
  problems.add(...header.errors);
  return header.columns;
}

function* rowsUnder<Column extends string>(
  columns: readonly MappedColumn<Column>[],
  filled: Iterable<FileRecord>,
  limit: TableLimit,
  problems: Problems,
): Generator<TableRow<Column>> {
  let rows = 0;
  for (const record of filled) {
    if (++rows > limit.rows) {
      const expected = `at most ${limit.rows} ${limit.many}`;
      problems.add({ line: record.line, column: "", value: "one row more", expected });
      return;
    }
    const shape = shapeErrors(record, columns);
    problems.add(...shape);
    if (shape.length > 0) continue;
    const cells = plain(record.cells);
    const written = new Map(columns.flatMap(({ mapsTo }, at) => (mapsTo ? [[mapsTo, cells[at] ?? ""] as const] : [])));
    yield { line: record.line, written };
  }
  if (rows === 0) {
    const expected = `a header and at least one ${limit.one}`;
    problems.add({ line: 1, column: "", value: "no rows", expected });
  }
}

const plain = (cells: string[]) => withoutGuards(cells).cells.map((cell) => cell.trim());
