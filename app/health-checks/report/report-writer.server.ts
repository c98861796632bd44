import { Worker, type WorkerOptions } from "node:worker_threads";
import type { ReportRow } from "./board-report";
import type { WrittenReport } from "./pdf/write-report";
import type { ReportAnswer, ReportTask, RowsMessage } from "./report.worker";

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
  const worker = await startWorker({ workerData: task, resourceLimits });
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

async function startWorker(options: WorkerOptions): Promise<Worker> {
  if (import.meta.env.DEV) return new Worker(await codeForDevelopment(), { ...options, eval: true });
  // The build makes the worker an entry of its own; this module may have become a chunk beside the entries.
  const place = import.meta.url.includes("/chunks/") ? "../report-worker.js" : "./report-worker.js";
  return new Worker(new URL(place, import.meta.url), options);
}

let code: Promise<string> | undefined;

/** Without a build, as in development and tests, the worker is bundled at its first use. */
function codeForDevelopment(): Promise<string> {
  code ??= bundle();
  return code;
}

async function bundle(): Promise<string> {
  const { build } = await import("vite");
  const result = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "~": `${process.cwd()}/app` } },
    build: {
      ssr: "app/health-checks/report/report.worker.ts",
      write: false,
      rollupOptions: { output: { format: "cjs" } },
    },
  });
  const [first] = [result].flat();
  if (!first || !("output" in first)) throw new Error("The report's worker was not bundled.");
  return first.output[0].code;
}
