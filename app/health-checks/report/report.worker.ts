import { parentPort, workerData } from "node:worker_threads";
import type { BoardReport, ReportRow } from "./board-report";
import { type WrittenReport, writeReport } from "./pdf/write-report";

export interface ReportTask {
  report: BoardReport;
  mark: string;
}

/** From the thread that asks: the next rows, or null after the last. */
export type RowsMessage = ReportRow[] | null;

/** To it: more rows are wanted, or the file is written. */
export type ReportAnswer = { more: true } | WrittenReport;

const { report, mark } = workerData as ReportTask;
const port = parentPort;
if (!port) throw new Error("The report's writer is a worker's.");

/** One batch at a time: what is not written yet waits in the database. */
async function* rows(): AsyncGenerator<ReportRow[]> {
  for (;;) {
    const batch = await new Promise<RowsMessage>((resolve) => {
      port?.once("message", resolve);
      port?.postMessage({ more: true } satisfies ReportAnswer);
    });
    if (batch === null) return;
    yield batch;
  }
}

void writeReport(report, mark, rows()).then((written) => {
  port.postMessage(written satisfies ReportAnswer, [written.bytes.buffer]);
  port.close();
});
