import { db } from "~/infra/db.server";
import { inWords, type Job, nextRun, type RunState } from "~/jobs/job";
import { jobs } from "~/jobs/list.server";
import { isUnderWay, lastRunOf, stateOf } from "~/jobs/runs.server";

export interface RunFacts {
  id: number;
  /** ISO text. */
  startedAt: string;
  /** Milliseconds; null where it did not end. */
  took: number | null;
  state: RunState;
  result: string;
}

const shownRuns = 100;

/** Every job with its last and next run, in the order of the list. */
export async function listJobs(now: Date) {
  return Promise.all(
    jobs.map(async (job) => {
      const [last = null] = await runsOf(job, now, 1);
      const next = nextRun(job, await lastRunOf(job, now), now);
      return {
        ...{ name: job.name, title: job.title, what: job.what, rhythm: inWords(job.every) },
        last,
        /** Null where it is due, and begins within seconds. */
        next: last?.state === "running" || next <= now ? null : next.toISOString(),
      };
    }),
  );
}

/** The job with its newest runs, newest first; null where there is no such job. */
export async function getJobHistory(name: string, now: Date) {
  const job = jobs.find((one) => one.name === name);
  return job ? { name, title: job.title, runs: await runsOf(job, now, shownRuns) } : null;
}

async function runsOf(job: Job, now: Date, take: number): Promise<RunFacts[]> {
  const [runs, isRunning] = await Promise.all([
    db.jobRun.findMany({ where: { job: job.name }, orderBy: { id: "desc" }, take }),
    isUnderWay(job, now),
  ]);
  return runs.map((run, index) => {
    const ended = run.finishedAt ?? run.failedAt;
    return {
      id: run.id,
      startedAt: run.startedAt.toISOString(),
      took: ended && Math.max(0, ended.getTime() - run.startedAt.getTime()),
      state: stateOf(run, isRunning && index === 0),
      result: run.result,
    };
  });
}
