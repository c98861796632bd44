import { openFileParts, unknownFile } from "~/infra/csv/file-text";
import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import { columnNames } from "./columns";
import { OtherBusinesses } from "./other-business";
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
  /** How many of the file's bytes were read so far. */
  bytesRead(): number;
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
  const file = openFileParts(bytes, columnNames);
  const { facts } = file;
  if ("refused" in file) return refusedFile(facts, file.refused);

  const others = new OtherBusinesses(chosen);
  let bytesRead = 0;
  function* parts() {
    if ("refused" in file) return;
    for (const part of file.parts()) {
      others.add(part.text);
      yield part;
      bytesRead = part.bytesRead;
    }
  }
  const reader = new RowsReader(parts(), file.delimiter, known, chosen.date);

  return {
    rows: () => reader.rows(),
    failed: () => reader.problems.total > 0,
    bytesRead: () => bytesRead,
    summary() {
      const otherCustomer = others.warning();
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
  return { rows: () => [], failed: () => true, bytesRead: () => 0, summary: () => refusedSummary(file, error) };
}
