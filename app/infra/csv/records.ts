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

/** Finds, before it is taken apart, a line that is no row of a table; in text that comes in parts. */
export class LineLengths {
  private line = 1;
  private begun = 0;

  /** Line breaks are as the file has them; no CRLF is cut in two. */
  add(text: string): ReadingError | null {
    let from = -this.begun;
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : null;
      const isBreak = code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed);
      if (!isBreak && code !== null) continue;
      if (at - from > longestLine) return tooLong(this.line);
      if (code === null) break;
      this.line++;
      from = at + 1;
    }
    this.begun = text.length - from;
    return null;
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function tooLong(line: number): ReadingError {
  const expected = `at most ${limits.columns} cells of at most 4,000 characters`;
  return { line, column: "", value: `more than ${longestLine.toLocaleString("en-GB")} characters`, expected };
}

/** The records of a text that is in memory, in its order. Line breaks must be plain. */
export function records(text: string, delimiter: Delimiter): Generator<FileRecord> {
  return recordsOf([{ text }], delimiter);
}

// Parts of a text are taken apart some at a time: a million cells at once would be in memory for nothing.
const sliceLength = 256 * 1024;

/** The same of a text that comes in parts. */
export function* recordsOf(parts: Iterable<{ text: string }>, delimiter: Delimiter): Generator<FileRecord> {
  const parser = new Papa.Parser({ delimiter, newline: "\n" });
  let rest = "";
  let line = 1;
  for (const { text: slice, isLast } of slices(parts)) {
    const text = rest + slice;
    let { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    // A record longer than any may be does not end: its quotes do not match, and the rest would be read in vain.
    const isEndless = !isLast && data.length === 0 && rest.length > longestLine;
    if (isEndless) ({ data, errors, meta } = parser.parse(text, 0, false) as Papa.ParseResult<string[]>);
    if (isEndless && errors.length === 0) {
      rest = text;
      continue;
    }
    const quotes = firstOfRow(errors);
    const firstLine = line;
    for (const [at, cells] of data.entries()) {
      const quote = quotes.get(at);
      yield { line, cells, brokenQuote: quote ? brokenQuote(quote, text, firstLine) : null };
      line += 1 + lineBreaksIn(cells);
    }
    if (isEndless) return;
    rest = text.slice(meta.cursor);
  }
}

function firstOfRow(errors: readonly Papa.ParseError[]): Map<number, Papa.ParseError> {
  const first = new Map<number, Papa.ParseError>();
  for (const error of errors) {
    const { type, row = -1 } = error;
    if (type === "Quotes" && !first.has(row)) first.set(row, error);
  }
  return first;
}

function* slices(parts: Iterable<{ text: string }>): Generator<{ text: string; isLast: boolean }> {
  let held: string | null = null;
  for (const { text } of parts) {
    for (let from = 0; from < text.length; from += sliceLength) {
      if (held !== null) yield { text: held, isLast: false };
      held = text.length <= sliceLength ? text : text.slice(from, from + sliceLength);
    }
  }
  if (held !== null) yield { text: held, isLast: true };
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
