import type { Worker } from "node:worker_threads";
import { startWorker } from "~/infra/worker.server";
import type { ReportRow } from "./board-report";
import type { WrittenReport } from "./pdf/write-report";
import type { ReportAnswer, ReportTask, RowsMessage } from "./report.worker";

const reportWorker = { name: "report", source: "health-checks/report/report.worker.ts" };

/** 5,000 rows take a twentieth of it. */
const longestMs = 60_000;

/** Writes the PDF on a thread of its own, so that the pages of others do not wait; one report at a time. */
export function writeInWorker(task: ReportTask, rows: AsyncGenerator<ReportRow[]>): Promise<WrittenReport> {
  const turn = last.then(() => write(task, rows));
  last = turn.catch(() => undefined);
  return turn;
}

let last: Promise<unknown> = Promise.resolve();

async function write(task: ReportTask, rows: AsyncGenerator<ReportRow[]>): Promise<WrittenReport> {
  const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
  const worker = await startWorker(reportWorker, { workerData: task, resourceLimits });
  const timer = setTimeout(() => void worker.terminate(), longestMs);
  try {
    return await answerOf(worker, rows);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function answerOf(worker: Worker, rows: AsyncGenerator<ReportRow[]>): Promise<WrittenReport> {
  return new Promise((resolve, reject) => {
    const feed = async () => {
      const { value, done } = await rows.next();
      worker.postMessage((done ? null : value) satisfies RowsMessage);
    };
    worker.on("message", (answer: ReportAnswer) => {
      if ("more" in answer) void feed().catch(reject);
      else resolve(answer);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The report's worker ended with ${code} and no answer.`)));
  });
}
