import { setTimeout as pause } from "node:timers/promises";
import { openHealthCheckCsv } from "./csv/read-health-check-csv";
import type { CheckRow, Chosen, KnownAreas, ReadingSummary } from "./csv/reading";

export interface ImportJob {
  /** A draft that nobody sees yet. */
  healthCheckId: string;
  fileName: string;
  sha256: string;
  bytes: Uint8Array;
  chosen: Chosen;
  known: KnownAreas;
}

/** What is kept of a reading beside its rows. */
export type StoredReading = ReadingSummary & {
  /** What admins answered to its questions and warnings, by their keys. */
  answers: Record<string, string>;
};

export type Write = (sql: string, args: (string | number | Uint8Array)[]) => Promise<unknown>;

const rowsAtOnce = 500;

/**
 * Reads the file and stores its rows, then the file itself, each batch a transaction of its own: other writers come in
 * between. Where the summary holds an error, what was stored before it was met is for the caller to remove.
 */
export async function runImport(job: ImportJob, write: Write): Promise<ReadingSummary> {
  const file = openHealthCheckCsv(job.bytes, job.known, job.chosen);
  for (const rows of batches(file.rows())) {
    // The rest is read for its errors only.
    if (file.failed()) continue;
    const began = performance.now();
    await write(insertFindings, [job.healthCheckId, JSON.stringify(rows.map(asList))]);
    await pause((performance.now() - began) / 2);
  }
  const summary = file.summary();
  if (summary.errors.total > 0) return summary;

  await write(insertTallies, [job.healthCheckId]);
  const stored: StoredReading = { ...summary, answers: {} };
  const { healthCheckId, fileName, bytes, sha256 } = job;
  await write(insertFile, [healthCheckId, fileName, bytes.length, sha256, bytes, JSON.stringify(stored)]);
  return summary;
}

const findingColumns = [
  "line",
  "product",
  "areaName",
  "areaKey",
  "checkKey",
  "title",
  "status",
  "severity",
  "currentSetting",
  "finding",
  "recommendation",
  "impact",
  "reference",
  "extra",
] as const satisfies readonly (keyof CheckRow)[];

// One statement and two values for a whole batch, whether the database is a file here or a server elsewhere.
const insertFindings = `INSERT INTO "Finding" ("healthCheckId", ${findingColumns.map((name) => `"${name}"`).join(", ")})
  SELECT ?1, ${findingColumns.map((_name, at) => `value ->> ${at}`).join(", ")} FROM json_each(?2)`;

const insertTallies = `INSERT INTO "FindingTally"
    ("healthCheckId", "product", "areaName", "areaKey", "status", "severity", "count")
  SELECT "healthCheckId", "product", "areaName", max("areaKey"), "status", "severity", count(*)
  FROM "Finding" WHERE "healthCheckId" = ?1 GROUP BY "product", "areaName", "status", "severity"`;

const insertFile = `INSERT INTO "HealthCheckFile" ("healthCheckId", "name", "size", "sha256", "bytes", "reading")
  VALUES (?1, ?2, ?3, ?4, ?5, ?6)`;

function* batches(rows: Iterable<CheckRow>): Generator<CheckRow[]> {
  let batch: CheckRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function asList(row: CheckRow) {
  return findingColumns.map((name) => row[name]);
}
