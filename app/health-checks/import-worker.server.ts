import type { Worker } from "node:worker_threads";
import { unknownFile } from "~/infra/csv/file-text";
import { DatabaseBusy, DatabaseFull } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { placeOf } from "~/infra/libsql-place.server";
import { startWorker } from "~/infra/worker.server";
import { refusedSummary } from "./csv/read-health-check-csv";
import type { ReadingSummary } from "./csv/reading";
import type { WorkerAnswer, WorkerTask } from "./import.worker";
import type { ImportJob } from "./import-job";

const importWorker = { name: "import", source: "health-checks/import.worker.ts" };

/** Beyond this an import is given up: 100,000 rows take a tenth of it. */
const longestMs = 120_000;

export async function importInWorker(job: ImportJob): Promise<ReadingSummary> {
  const task: WorkerTask = { place: placeOf(env), job };
  // The small young generation keeps the garbage of a large file from piling up.
  const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };
  const worker = await startWorker(importWorker, { workerData: task, resourceLimits });
  const timer = setTimeout(() => void worker.terminate(), longestMs);
  try {
    const answer = await answerOf(worker);
    if ("summary" in answer) return answer.summary;
    if (answer.fault === "DatabaseBusy") throw new DatabaseBusy();
    if (answer.fault === "DatabaseFull") throw new DatabaseFull();
    throw new Error(`The import failed: ${answer.message}`);
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    // No file within the limits needs so much; one made of broken quotes does.
    const expected = "a table: its quotes do not match, or it is no CSV file";
    return refusedSummary(unknownFile(job.bytes.length), { line: 1, column: "", value: job.fileName, expected });
  } finally {
    clearTimeout(timer);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function answerOf(worker: Worker): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The import's worker ended with ${code} and no answer.`)));
  });
}
