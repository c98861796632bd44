import { setTimeout as pause } from "node:timers/promises";
import { openHealthCheckCsv } from "./csv/read-health-check-csv";
import type { CheckRow, Chosen, KnownAreas, ReadingSummary } from "./csv/reading";
import { packBytes } from "./stored-bytes";

export interface ImportJob {
  /** A draft that nobody sees yet. */
  healthCheckId: string;
  /** Where it is told how far the reading is; null where nobody looks. */
  importId: string | null;
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

const rowsAtOnce = 1_000;

/**
 * Reads the file and stores its rows, then the file itself, each batch a transaction of its own: other writers come in
 * between. Where the summary holds an error, what was stored before it was met is for the caller to remove.
 */
export async function runImport(job: ImportJob, write: Write): Promise<ReadingSummary> {
  const file = openHealthCheckCsv(job.bytes, job.known, job.chosen);
  const { healthCheckId, importId, fileName, bytes, sha256 } = job;
  let read = 0;
  for (const { rows, count, tookMs } of batches(file.rows())) {
    const began = performance.now();
    // After an error the rest is read for its errors only.
    if (!file.failed()) await write(insertFindings, [healthCheckId, rows]);
    read += count;
    if (importId) await write(tellProgress, [importId, file.bytesRead(), read, storedInstant(new Date())]);
    await pause((performance.now() - began) / 2 - tookMs);
  }
  const summary = file.summary();
  if (summary.errors.total > 0) return summary;

  await write(insertTallies, [healthCheckId]);
  const reading: StoredReading = { ...summary, answers: {} };
  await write(insertFile, [healthCheckId, fileName, bytes.length, sha256, packBytes(bytes), JSON.stringify(reading)]);
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

// One statement and two values for a whole batch, whether the database is a file here or a server elsewhere. To bind
// each cell as a value of its own takes longer than to write and read the JSON.
const insertFindings = `INSERT INTO "Finding" ("healthCheckId", ${findingColumns.map((name) => `"${name}"`).join(", ")})
  SELECT ?1, ${findingColumns.map((_name, at) => `value ->> ${at}`).join(", ")} FROM json_each(?2)`;

const tellProgress = `UPDATE "HealthCheckImport" SET "doneBytes" = ?2, "rows" = ?3, "aliveAt" = ?4 WHERE "id" = ?1`;

/** An instant as the database's other writers store it. */
function storedInstant(at: Date): string {
  return at.toISOString().replace("Z", "+00:00");
}

const insertTallies = `INSERT INTO "FindingTally"
    ("healthCheckId", "product", "areaName", "areaKey", "status", "severity", "count")
  SELECT "healthCheckId", "product", "areaName", max("areaKey"), "status", "severity", count(*)
  FROM "Finding" WHERE "healthCheckId" = ?1 GROUP BY "product", "areaName", "status", "severity"`;

const insertFile = `INSERT INTO "HealthCheckFile" ("healthCheckId", "name", "size", "sha256", "bytes", "reading")
  VALUES (?1, ?2, ?3, ?4, ?5, ?6)`;

interface Batch {
  /** A JSON list of lists. */
  rows: string;
  count: number;
  /** How long it took to read them. */
  tookMs: number;
}

// Each row becomes text at once: as objects, the rows of a batch would outlive their youth and burden the collector.
function* batches(rows: Iterable<CheckRow>): Generator<Batch> {
  let began = performance.now();
  let batch: string[] = [];
  const whole = (): Batch => ({
    rows: `[${batch.join(",")}]`,
    count: batch.length,
    tookMs: performance.now() - began,
  });
  for (const row of rows) {
    batch.push(JSON.stringify(findingColumns.map((name) => row[name])));
    if (batch.length < rowsAtOnce) continue;
    yield whole();
    began = performance.now();
    batch = [];
  }
  if (batch.length > 0) yield whole();
}
