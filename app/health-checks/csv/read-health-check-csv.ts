import { readFileText, unknownFile } from "~/infra/csv/file-text";
import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import { columnNames } from "./columns";
import { namesAnotherCustomer } from "./other-business";
import { type CheckRow, type Chosen, type KnownAreas, limits, type Reading, type ReadingSummary } from "./reading";
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
  if (bytes.length > limits.bytes) {
    return refusedFile(unknownFile(bytes.length), {
      line: 1,
      column: "",
      value: `${bytes.length} bytes`,
      expected: "a file of at most 20 MB",
    });
  }
  const file = readFileText(bytes, columnNames);
  const { facts } = file;
  if ("refused" in file) return refusedFile(facts, file.refused);

  const { text, delimiter } = file;
  const reader = new RowsReader(text, delimiter, known, chosen.date);

  return {
    rows: () => reader.rows(),
    failed: () => reader.problems.total > 0,
    summary() {
      const otherCustomer = namesAnotherCustomer(text, chosen);
      return {
        ...reader.summary(),
        file: { ...facts, notices: [...facts.notices, ...reader.notices()] },
        warnings: [...reader.warnings, ...(otherCustomer ? [otherCustomer] : [])],
      };
    },
  };
}

/** What is said of a file of which nothing could be read. */
export function refusedSummary(file: FileFacts, error: ReadingError): ReadingSummary {
  const errors = { first: [error], total: 1 };
  return { file, columns: [], ...new RowCounts().summary(), errors, questions: [], warnings: [] };
}

function refusedFile(file: FileFacts, error: ReadingError): OpenFile {
  return { rows: () => [], failed: () => true, summary: () => refusedSummary(file, error) };
}
