import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";

export interface CopyTask {
  path: string;
  url: string;
  authToken: string | undefined;
  everyMs: number;
}

/** `took`: how long ago the fetch began. `written`: up to which of the primary's transactions the copy holds all. */
export type Round = { took: number; written: number } | { failed: string; isForeign: boolean };
export type Order = "fetch" | "end";

const { path, url, authToken, everyMs } = workerData as CopyTask;

let copy: Database.Database | undefined;
let timer: NodeJS.Timeout | undefined;

/** The native call holds its thread until the primary has answered: therefore it has one of its own. */
function fetchNews(): Round {
  const began = performance.now();
  try {
    copy ??= new Database(path, { syncUrl: url, ...(authToken ? { authToken } : {}) } as Database.Options);
    copy.sync();
    return { took: performance.now() - began, written: readWritten(copy) };
  } catch (error) {
    // What was half opened is opened anew the next time.
    closeCopy();
    const failed = error instanceof Error ? error.message : String(error);
    return { failed, isForeign: /metadata file|InvalidLocalState|LogIncompatible/i.test(failed) };
  }
}

function readWritten(database: Database.Database): number {
  try {
    // All rows, though there is one: a statement that has not ended keeps the picture of when it began.
    const rows = database.prepare(`SELECT "written" FROM "WriteCounter"`).all() as { written: number }[];
    return rows[0]?.written ?? 0;
  } catch {
    // A copy of before the table was made.
    return 0;
  }
}

function round(): void {
  clearTimeout(timer);
  parentPort?.postMessage(fetchNews());
  timer = setTimeout(round, everyMs);
}

function closeCopy(): void {
  try {
    copy?.close();
  } finally {
    copy = undefined;
  }
}

parentPort?.on("message", (order: Order) => {
  if (order === "fetch") return round();
  clearTimeout(timer);
  closeCopy();
  parentPort?.close();
});
round();
