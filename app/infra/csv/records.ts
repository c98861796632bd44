import Papa from "papaparse";
import { type Delimiter, limits, type ReadingError } from "./reading";

/** One record of the file: a line, or several where a quoted cell holds line breaks. */
export interface FileRecord {
  /** The line on which it starts, the first being 1. */
  line: number;
  cells: string[];
  /** Set where a quoted cell does not end as it should: where that cell opens, and how it begins. */
  brokenQuote: { line: number; value: string; closes: boolean } | null;
}

/** Line breaks as papaparse takes them; each stays one, so that line numbers are the file's. */
export function withPlainLineBreaks(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Longer than any line of as many cells as there may be, each as long as it may be and every character doubled. */
const longestLine = 2 * limits.columns * (limits.cell + 2);

/** Refuses, before it is taken apart, a line that is no row of a table. Line breaks must be plain. */
export function lineTooLong(text: string): ReadingError | null {
  for (let from = 0, line = 1; from < text.length; line++) {
    const end = text.indexOf("\n", from);
    const length = (end === -1 ? text.length : end) - from;
    if (length > longestLine) {
      const expected = `at most ${limits.columns} cells of at most 4,000 characters`;
      return { line, column: "", value: `${length.toLocaleString("en-GB")} characters`, expected };
    }
    from += length + 1;
  }
  return null;
}

const recordsAtOnce = 1_000;

/** The file's records in its order, read as they are asked for. Line breaks must be plain. */
export function* records(text: string, delimiter: Delimiter): Generator<FileRecord> {
  let rest = text;
  let line = 1;
  for (let full = true; full && rest !== ""; ) {
    const { data, errors, meta } = Papa.parse<string[]>(rest, {
      delimiter,
      newline: "\n",
      preview: recordsAtOnce,
      // The fast mode would split all of the rest for each part of it.
      fastMode: false,
    });
    const firstLine = line;
    for (const [at, cells] of data.entries()) {
      const quote = errors.find(({ type, row }) => type === "Quotes" && row === at);
      yield { line, cells, brokenQuote: quote ? brokenQuote(quote, rest, firstLine) : null };
      line += 1 + lineBreaksIn(cells);
    }
    full = data.length === recordsAtOnce;
    rest = rest.slice(meta.cursor);
  }
}

/** The first record that is not blank, cells as they stand. */
export function firstRecord(text: string, delimiter: Delimiter): string[] {
  for (const { cells } of records(text, delimiter)) if (!isBlank(cells)) return cells;
  return [];
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function brokenQuote({ code, index = 0 }: Papa.ParseError, text: string, firstLine: number) {
  return {
    line: firstLine + countBreaks(text.slice(0, index)),
    value: text.slice(index, index + 200),
    closes: code !== "MissingQuotes",
  };
}

function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) if (cell.includes("\n")) breaks += countBreaks(cell);
  return breaks;
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) breaks++;
  return breaks;
}
