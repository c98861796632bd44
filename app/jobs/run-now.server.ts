import { AsyncResource } from "node:async_hooks";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import type { Tx } from "~/infra/db.server";
import { log } from "~/infra/log.server";
import { requestContext } from "~/infra/request-context.server";
import { jobs } from "~/jobs/list.server";
import { type RunEnd, run } from "~/jobs/runner.server";
import { isUnderWay } from "~/jobs/runs.server";

export type RunNow =
  | { outcome: "unknown" }
  | { outcome: "started" | "running" | "has-run"; title: string }
  | { outcome: "ended"; title: string; ended: RunEnd };

/** No page waits longer for a job; it goes on by itself, and its row says how it ended. */
const patienceMs = 2_000;

/** Begins the job at once, unless it is under way or ran after the run that the admin had seen. */
export async function runNow(name: string, lastSeen: number, admin: Actor): Promise<RunNow> {
  const job = jobs.find((one) => one.name === name);
  if (!job) return { outcome: "unknown" };
  const { title } = job;
  const clock = () => new Date();
  const event = { actor: admin, businessId: null, action: "job.run", subjectType: "job", subjectId: name };
  // The word to begin is the request's; the run outlives it, and must not take itself for a part of it.
  const onBegin = AsyncResource.bind((tx: Tx) => record(tx, event));
  const running = requestContext.exit(() => run(job, { clock, asked: { lastSeen }, onBegin }));
  running.catch((error: unknown) => log.error({ err: error, job: name }, "a job could not be run as asked"));
  const ended = await Promise.race([running, new Promise<"late">((late) => setTimeout(late, patienceMs, "late"))]);
  if (ended === "late") return { outcome: "started", title };
  if (ended) return { outcome: "ended", title, ended };
  return { outcome: (await isUnderWay(job, new Date())) ? "running" : "has-run", title };
}
