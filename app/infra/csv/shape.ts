import { withoutGuard } from "./formula-guard";
import type { MappedColumn } from "./header";
import { shorten } from "./plain-text";
import { limits, type ReadingError } from "./reading";
import type { FileRecord } from "./records";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

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
  if (cell.length > limits.cell) return `at most 4,000 characters; there are ${cell.length.toLocaleString("en-GB")}`;
  if (controls.test(cell)) return "text without control characters";
  return header === "" && cell.trim() !== "" ? "a header above this column" : null;
}

/** The cells as they were before a download guarded them, and how many were. */
export function withoutGuards(written: string[]): { cells: string[]; unguarded: number } {
  if (!written.some((cell) => cell.startsWith("'"))) return { cells: written, unguarded: 0 };
  const cells = written.map(withoutGuard);
  return { cells, unguarded: cells.filter((cell, at) => cell !== written[at]).length };
}
