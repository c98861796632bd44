import { type ColumnNames, mapHeader } from "./header";
import { shorten } from "./plain-text";
import type { Delimiter, LineEnding, ReadingError } from "./reading";
import { firstRecord } from "./records";

const candidates: readonly Delimiter[] = [",", ";", "\t"];

/** The delimiter with which the header line names most known columns; where none does, the one that makes most columns. */
export function detectDelimiter(text: string, names: ColumnNames): Delimiter {
  const scored = candidates.map((delimiter) => {
    const headers = firstRecord(text.slice(0, 65_536), delimiter);
    const known = mapHeader(headers, names).columns.filter(({ mapsTo }) => mapsTo).length;
    return { delimiter, known, columns: headers.length };
  });
  scored.sort((a, b) => b.known - a.known || b.columns - a.columns);
  return scored[0]?.delimiter ?? ",";
}

type Declared = { delimiter: Delimiter | null; length: number; text: string } | { refused: ReadingError };

/**
 * The delimiter that a first line such as `sep=;` declares, as Excel reads and writes it; the line's break stays, so
 * that the lines keep their numbers. Line breaks must be plain.
 */
export function takeDeclared(text: string): Declared {
  const line = /^("?)sep=(.)\1(?=\n|$)/i.exec(text);
  if (!line) return { delimiter: null, length: 0, text };
  const delimiter = candidates.find((candidate) => candidate === line[2]);
  if (delimiter) return { delimiter, length: line[0].length, text: text.slice(line[0].length) };
  return { refused: { line: 1, column: "", value: shorten(line[0]), expected: "sep=, or sep=; or sep= and a tab" } };
}

/** How the header line ends; null where the file has but one line. */
export function detectLineEnding(text: string): LineEnding | null {
  const ending = /\r\n|\n|\r/.exec(text)?.[0];
  if (!ending) return null;
  return ending === "\r\n" ? "CRLF" : ending === "\n" ? "LF" : "CR";
}
