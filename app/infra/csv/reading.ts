export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Delimiter = "," | ";" | "\t";
export type LineEnding = "CRLF" | "LF" | "CR";

export interface FileFacts {
  /** Null where the file was refused before it could be told. */
  encoding: Encoding | null;
  byteOrderMark: boolean;
  delimiter: Delimiter | null;
  lineEnding: LineEnding | null;
  size: number;
  /** What was understood in a way that the reader should know of. */
  notices: string[];
}

export interface ReadingError {
  line: number;
  /** The file's own header; empty where the whole line is meant. */
  column: string;
  /** What stands there, shortened. */
  value: string;
  expected: string;
}

/** What no table that people write comes near. */
export const limits = { cell: 4_000, columns: 100, errorsShown: 100 } as const;
