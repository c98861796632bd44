import { withoutGuard } from "./formula-guard";
import type { MappedColumn } from "./header";
import { shorten, wrongWithText } from "./plain-text";
import { limits, type ReadingError } from "./reading";
import type { FileRecord } from "./records";

/** What keeps a record from being a row of this table, whatever its cells mean. */
export function shapeErrors(
  { line, cells, brokenQuote }: FileRecord,
  columns: readonly MappedColumn[],
): ReadingError[] {
  if (brokenQuote) {
    const expected = brokenQuote.closes
      ? 'a closing " at the end of the cell, and "" for each " inside it'
      : 'a closing " for the cell that opens here';
    return [{ line: brokenQuote.line, column: "", value: shorten(`"${brokenQuote.value}`), expected }];
  }
  if (cells.length !== columns.length) {
    const value = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}: ${shorten(cells.slice(0, limits.columns).join(" | "), 120)}`;
    return [{ line, column: "", value, expected: `${columns.length} cells, as in the header` }];
  }
  const errors: ReadingError[] = [];
  for (const [at, cell] of cells.entries()) {
    const expected = wrongWith(cell, columns[at]?.header ?? "");
    if (expected)
      errors.push({ line, column: columns[at]?.header || `column ${at + 1}`, value: shorten(cell), expected });
  }
  return errors;
}

function wrongWith(cell: string, header: string): string | null {
  return wrongWithText(cell) ?? (header === "" && cell.trim() !== "" ? "a header above this column" : null);
}

/** The cells as they were before a download guarded them, and how many were. */
export function withoutGuards(written: string[]): { cells: string[]; unguarded: number } {
  if (!written.some((cell) => cell.startsWith("'"))) return { cells: written, unguarded: 0 };
  const cells = written.map(withoutGuard);
  return { cells, unguarded: cells.filter((cell, at) => cell !== written[at]).length };
}
