import { DatabaseUnreachable, type Tx, transact } from "~/infra/db.server";
import { withLease } from "~/infra/lease.server";
import { log } from "~/infra/log.server";
import { reportable } from "~/infra/reportable";
import { type Job, nextRun } from "~/jobs/job";
import { type Asked, begin, end, isUnderWay, lastRunOf, leaseNameOf } from "~/jobs/runs.server";
import { letterTime } from "~/mail/letter-time";
import { adminsToTell, notify } from "~/notifications/notify.server";

const firstLookAfterMs = 5_000;
const lookEveryMs = 15_000;
const patienceAtStopMs = 8_000;

export interface RunEnd {
  state: "done" | "failed";
  result: string;
}

/** What this process is doing just now; the end of the process waits for it. */
const underWay = new Set<Promise<unknown>>();

/** Looks a few times a minute which jobs are due, here or missed while nothing ran, and does them one after another. */
export function startJobs(jobs: readonly Job[], clock: () => Date = () => new Date()) {
  let isStopped = false;
  let looking: Promise<void> | null = null;

  async function runDue(now: Date): Promise<void> {
    for (const job of jobs) {
      if (isStopped) return;
      await runIfDue(job, now, clock).catch((error: unknown) => {
        // The way to the primary has its own word in the log, once.
        if (error instanceof DatabaseUnreachable) return;
        log.error({ err: error, job: job.name }, "a job could not be looked after");
      });
    }
  }

  function look(): void {
    looking ??= runDue(clock()).finally(() => {
      looking = null;
    });
  }

  const first = setTimeout(look, firstLookAfterMs).unref();
  const timer = setInterval(look, lookEveryMs).unref();
  return {
    /** Does what is due now, once, and returns when it is done. */
    runDue,
    /** Does the job now, whether it is due or not; null where it is under way already. */
    async runNow(name: string): Promise<RunEnd | null> {
      const job = jobs.find((one) => one.name === name);
      if (!job) throw new Error(`There is no job named ${name}.`);
      return run(job, { clock, asked: "at-once" });
    },
    /** Begins nothing more, and waits for what is under way; what takes longer is shown as cut off. */
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(first);
      clearInterval(timer);
      let patience: NodeJS.Timeout | undefined;
      const longEnough = new Promise<void>((resolve) => {
        patience = setTimeout(resolve, patienceAtStopMs);
      });
      await Promise.race([Promise.allSettled([looking, ...underWay]), longEnough]);
      clearTimeout(patience);
    },
  };
}

async function runIfDue(job: Job, now: Date, clock: () => Date): Promise<void> {
  if (nextRun(job, await lastRunOf(job, now), now) > now || (await isUnderWay(job, now))) return;
  await run(job, { clock, asked: "when-due" });
}

interface Circumstances {
  clock: () => Date;
  asked: Asked;
  onBegin?: (tx: Tx) => Promise<void>;
}

/** Does the job under its lease. Null where it is under way elsewhere, or was done there meanwhile. */
export async function run(job: Job, circumstances: Circumstances): Promise<RunEnd | null> {
  const running = runAlone(job, circumstances);
  underWay.add(running);
  try {
    return await running;
  } finally {
    underWay.delete(running);
  }
}

async function runAlone(job: Job, { clock, asked, onBegin }: Circumstances): Promise<RunEnd | null> {
  let ended: RunEnd | null = null;
  const work = async () => {
    const now = clock();
    const begun = await transact(async (tx) => {
      const begun = await begin(tx, job, now, asked);
      if (begun) await onBegin?.(tx);
      if (begun?.cutOffAt) await noteCutOff(tx, job, begun.cutOffAt);
      return begun;
    });
    if (!begun) return;
    ended = await attempt(job, now);
    await note(job, begun.runId, ended, clock());
  };
  await withLease(leaseNameOf(job), job.atMostMs, work, clock());
  return ended;
}

async function attempt(job: Job, now: Date): Promise<RunEnd> {
  let limit: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`It took longer than ${job.atMostMs / 1000} s.`)), job.atMostMs);
  });
  try {
    return { state: "done", result: await Promise.race([job.run(now), tooLong]) };
  } catch (error) {
    log.warn({ err: error, job: job.name }, "a job failed");
    return { state: "failed", result: reasonOf(error) };
  } finally {
    clearTimeout(limit);
  }
}

/** An alarm once, when a job that worked fails, and a word when it works again. */
async function note(job: Job, runId: number, ended: RunEnd, now: Date): Promise<void> {
  await transact(async (tx) => {
    const before = await end(tx, job, runId, ended, now);
    if (ended.state === before || (ended.state === "done" && before !== "failed")) return;
    const fails = ended.state === "failed";
    if (fails) log.error({ job: job.name }, `the job “${job.title}” fails: see /admin/jobs`);
    await tellAdmins(tx, job, fails ? "fails" : "works again", ended.result);
  });
}

/** An alarm when the machine, or the portal on it, died in the midst of the job. */
async function noteCutOff(tx: Tx, job: Job, startedAt: Date): Promise<void> {
  log.error({ job: job.name }, `the job “${job.title}” was cut off: see /admin/jobs`);
  await tellAdmins(
    tx,
    job,
    "was cut off",
    `The run that began on ${letterTime(startedAt)} never ended. It runs again now.`,
  );
}

async function tellAdmins(tx: Tx, { name, title }: Job, what: string, text: string): Promise<void> {
  const notice = {
    kind: "office",
    title: `The job “${title}” ${what}`,
    text,
    path: `/admin/jobs?job=${name}`,
  } as const;
  await notify(tx, { ...notice, to: await adminsToTell(tx) });
}

function reasonOf(error: unknown): string {
  const { message } = reportable(error) as { message?: unknown };
  return typeof message === "string" && message ? message : "It failed; the log says more.";
}
