import { startWorker } from "~/infra/worker.server";
import type { Answer, Outcome, Task } from "./tasks";

const backupWorker = { name: "backup", source: "jobs/backup/backup.worker.ts" };

export const longestBackupMs = 10 * 60_000;

/** Has it done in a thread of its own, and throws what went wrong there. */
export async function inThread(task: Task): Promise<Outcome> {
  const worker = await startWorker(backupWorker, { workerData: task });
  const timer = setTimeout(() => void worker.terminate(), longestBackupMs);
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error("The copying was cut off.")));
    });
    if ("outcome" in answer) return answer.outcome;
    throw new Error(answer.failure);
  } finally {
    clearTimeout(timer);
  }
}
