import { type ColumnNames, mapHeader } from "./header";
import type { Delimiter, LineEnding } from "./reading";
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

/** How the header line ends; null where the file has but one line. */
export function detectLineEnding(text: string): LineEnding | null {
  const ending = /\r\n|\n|\r/.exec(text)?.[0];
  if (!ending) return null;
  return ending === "\r\n" ? "CRLF" : ending === "\n" ? "LF" : "CR";
}
