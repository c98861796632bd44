import { detectDelimiter, detectLineEnding } from "./delimiter";
import { decode } from "./encoding";
import { namesAnotherCustomer } from "./other-business";
import {
  type CheckRow,
  type Chosen,
  type FileFacts,
  type KnownAreas,
  limits,
  type Reading,
  type ReadingError,
  type ReadingSummary,
} from "./reading";
import { lineTooLong, withPlainLineBreaks } from "./records";
import { RowCounts } from "./row-counts";
import { RowsReader } from "./rows-reader";

/** Reads a whole file, or says everything that keeps it from being read; nothing in it is guessed. */
export function readHealthCheckCsv(bytes: Uint8Array, known: KnownAreas, chosen: Chosen): Reading {
  const file = openHealthCheckCsv(bytes, known, chosen);
  const rows = [...file.rows()];
  return { ...file.summary(), rows };
}

export interface OpenFile {
  /** The rows that can be read, as they are asked for; they count only if `summary` then has no error. */
  rows(): Iterable<CheckRow>;
  /** Whether an error was met so far. */
  failed(): boolean;
  /** To be asked for after the last row. */
  summary(): ReadingSummary;
}

/** The same, row by row: a large file's rows need not be in memory together. */
export function openHealthCheckCsv(bytes: Uint8Array, known: KnownAreas, chosen: Chosen): OpenFile {
  const facts = unknownFile(bytes.length);
  if (bytes.length > limits.bytes) {
    return refusedFile(facts, {
      line: 1,
      column: "",
      value: `${bytes.length} bytes`,
      expected: "a file of at most 20 MB",
    });
  }
  const decoded = decode(bytes);
  if ("refused" in decoded) return refusedFile(facts, decoded.refused);

  // The text with its own line breaks is let go: of a large file one copy is enough in memory.
  const { notices } = decoded;
  const text = withPlainLineBreaks(decoded.text);
  const tooLong = lineTooLong(text);
  if (tooLong) return refusedFile(facts, tooLong);

  facts.encoding = decoded.encoding;
  facts.byteOrderMark = decoded.byteOrderMark;
  facts.delimiter = detectDelimiter(text);
  facts.lineEnding = detectLineEnding(decoded.text);
  const reader = new RowsReader(text, facts.delimiter, known, chosen.date);

  return {
    rows: () => reader.rows(),
    failed: () => reader.problems.total > 0,
    summary() {
      const otherCustomer = namesAnotherCustomer(text, chosen);
      return {
        ...reader.summary(),
        file: { ...facts, notices: [...notices, ...reader.notices()] },
        warnings: [...reader.warnings, ...(otherCustomer ? [otherCustomer] : [])],
      };
    },
  };
}

/** A file of which only the size is known. */
export function unknownFile(size: number): FileFacts {
  return { encoding: null, byteOrderMark: false, delimiter: null, lineEnding: null, size, notices: [] };
}

/** What is said of a file of which nothing could be read. */
export function refusedSummary(file: FileFacts, error: ReadingError): ReadingSummary {
  const errors = { first: [error], total: 1 };
  return { file, columns: [], ...new RowCounts().summary(), errors, questions: [], warnings: [] };
}

function refusedFile(file: FileFacts, error: ReadingError): OpenFile {
  return { rows: () => [], failed: () => true, summary: () => refusedSummary(file, error) };
}
