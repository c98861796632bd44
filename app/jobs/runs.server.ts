import { db, type Reads, type Tx } from "~/infra/db.server";
import { leaseHolds } from "~/infra/lease.server";
import { type Job, type LastRun, nextRun, type RunState } from "~/jobs/job";

const keptRuns = 100;

export function leaseNameOf(job: Pick<Job, "name">): string {
  return `job:${job.name}`;
}

/** The newest run of the job. A run that never ended and whose lease is over was cut off. */
export async function lastRunOf(job: Job, now: Date, from: Reads = db): Promise<LastRun | null> {
  const [last, before] = await from.jobRun.findMany({ where: { job: job.name }, orderBy: { id: "desc" }, take: 2 });
  if (!last) return null;
  const isRunning = await isUnderWay(job, now, from);
  return {
    startedAt: last.startedAt,
    state: stateOf(last, isRunning),
    before: before ? stateOf(before, false) : null,
  };
}

export async function isUnderWay(job: Job, now: Date, from: Reads = db): Promise<boolean> {
  const lease = await from.jobLease.findUnique({ where: { name: leaseNameOf(job) } });
  return lease !== null && leaseHolds(lease.until, job.atMostMs, now);
}

/** `isRunning`: whether the job is under way, if this is its newest run. */
export function stateOf(run: { finishedAt: Date | null; failedAt: Date | null }, isRunning: boolean): RunState {
  if (run.finishedAt) return "done";
  if (run.failedAt) return "failed";
  return isRunning ? "running" : "cut-off";
}

/** "when-due"; "at-once"; or at once unless another run began after the one that somebody had seen. */
export type Asked = "when-due" | "at-once" | { lastSeen: number };

interface Begun {
  runId: number;
  /** When the run before began, if it was cut off and none before it was: for the admins to hear of, once. */
  cutOffAt: Date | null;
}

/** Notes that the job begins; null where another machine did its work meanwhile. To be called with its lease in hand. */
export async function begin(tx: Tx, job: Job, now: Date, asked: Asked): Promise<Begun | null> {
  const [last, before] = await tx.jobRun.findMany({ where: { job: job.name }, orderBy: { id: "desc" }, take: 2 });
  const ended: LastRun | null = last
    ? { startedAt: last.startedAt, state: stateOf(last, false), before: before ? stateOf(before, false) : null }
    : null;
  if (asked === "when-due" && nextRun(job, ended, now) > now) return null;
  if (typeof asked === "object" && (last?.id ?? 0) !== asked.lastSeen) return null;
  const { id } = await tx.jobRun.create({ data: { job: job.name, startedAt: now }, select: { id: true } });
  const isCutOff = ended?.state === "cut-off" && ended.before !== "cut-off";
  return { runId: id, cutOffAt: isCutOff ? ended.startedAt : null };
}

/** Notes how the run ended, and forgets the oldest. Says how the one before it ended, null where there was none. */
export async function end(
  tx: Tx,
  job: Job,
  runId: number,
  ended: { state: "done" | "failed"; result: string },
  now: Date,
): Promise<RunState | null> {
  const result = ended.result.slice(0, 1_000);
  await tx.jobRun.update({
    where: { id: runId },
    data: ended.state === "done" ? { finishedAt: now, result } : { failedAt: now, result },
    select: { id: true },
  });
  const [oldest] = await tx.jobRun.findMany({
    where: { job: job.name },
    orderBy: { id: "desc" },
    skip: keptRuns - 1,
    take: 1,
    select: { id: true },
  });
  if (oldest) await tx.jobRun.deleteMany({ where: { job: job.name, id: { lt: oldest.id } } });
  const before = await tx.jobRun.findFirst({
    where: { job: job.name, id: { lt: runId }, OR: [{ finishedAt: { not: null } }, { failedAt: { not: null } }] },
    orderBy: { id: "desc" },
  });
  return before && stateOf(before, false);
}
