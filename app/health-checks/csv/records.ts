import Papa from "papaparse";
import type { Delimiter } from "./reading";

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

/** Hands over each record in the file's order until `take` answers false. Line breaks must be plain. */
export function eachRecord(text: string, delimiter: Delimiter, take: (record: FileRecord) => boolean): void {
  let offset = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      const quote = errors.find(({ type }) => type === "Quotes");
      const brokenQuote = quote
        ? {
            line: line + countBreaks(text, offset, quote.index ?? offset),
            value: text.slice(quote.index ?? offset, (quote.index ?? offset) + 200),
            closes: quote.code !== "MissingQuotes",
          }
        : null;
      const goOn = take({ line, cells: data, brokenQuote });
      line += countBreaks(text, offset, meta.cursor);
      offset = meta.cursor;
      if (!goOn) parser.abort();
    },
  });
}

/** The first record that is not blank, cells as they stand. */
export function firstRecord(text: string, delimiter: Delimiter): string[] {
  let first: string[] = [];
  eachRecord(text, delimiter, ({ cells }) => {
    if (isBlank(cells)) return true;
    first = cells;
    return false;
  });
  return first;
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) breaks++;
  return breaks;
}
