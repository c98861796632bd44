import { parentPort, workerData } from "node:worker_threads";
import { nameFault } from "~/infra/libsql-errors.server";
import { FileConnection } from "~/infra/libsql-file.server";
import type { Place } from "~/infra/libsql-place.server";
import { connectToServer } from "~/infra/libsql-remote.server";
import type { ReadingSummary } from "./csv/reading";
import { type ImportJob, runImport } from "./import-job";

export interface WorkerTask {
  place: Place;
  job: ImportJob;
}

export type WorkerAnswer = { summary: ReadingSummary } | { fault: string; message: string };

const patienceMs = 10_000;

/** Reads and stores one file on a thread and a connection of its own, so that the pages of others do not wait. */
async function work({ place, job }: WorkerTask): Promise<WorkerAnswer> {
  const connection =
    place.kind === "file"
      ? new FileConnection({ path: place.path, readOnly: false, patience: () => patienceMs })
      : connectToServer(place.server);
  try {
    // Each commit to the disk would cost more than the rows. The last word on a draft is the server's transaction, which
    // waits for the disk, and for all that was written before it.
    if (place.kind === "file")
      await connection.executeMultiple("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4096;");
    return { summary: await runImport(job, (sql, args) => connection.execute({ sql, args })) };
  } catch (error) {
    const fault = nameFault(error);
    return fault instanceof Error
      ? { fault: fault.name, message: fault.message }
      : { fault: "Error", message: String(fault) };
  } finally {
    connection.close();
  }
}

void work(workerData as WorkerTask).then((answer) => parentPort?.postMessage(answer));
