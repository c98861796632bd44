/** Work that the portal does by itself, on one machine at a time. */
export interface Job {
  /** The same for ever: its runs are found by it. */
  name: string;
  title: string;
  /** What it does, in a sentence for the admins. */
  what: string;
  every: Rhythm;
  /** Longer than a run can take: after it the run counts as failed, and another machine may take over. */
  atMostMs: number;
  /** Says what it did, in a sentence. Doing it twice is like doing it once. */
  run(now: Date): Promise<string>;
}

/** "03:00" is a time of day in UTC. */
export type Rhythm = { minutes: number } | { dailyAt: string };

export type RunState = "running" | "done" | "failed" | "cut-off";

/** The newest run of a job, and how the one before it ended. */
export interface LastRun {
  startedAt: Date;
  state: RunState;
  before: RunState | null;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Machines' clocks differ a little; a start that lies further ahead was noted before the clock was set back. */
const clocksDiffer = 2 * minute;
const failedDailyAgainAfter = 60 * minute;

/**
 * When the job runs next. What was missed is made up for once, however often it was missed; a run that failed is tried
 * again within the hour, and one that was cut off is repeated at once, but not again and again.
 */
export function nextRun({ every, atMostMs }: Pick<Job, "every" | "atMostMs">, last: LastRun | null, now: Date): Date {
  if (!last || last.startedAt.getTime() > now.getTime() + clocksDiffer) return now;
  const regular = regularly(every, last.startedAt);
  if (last.state === "failed") return earlier(regular, after(last.startedAt, failedDailyAgainAfter));
  if (last.state === "cut-off" && last.before !== "cut-off") return earlier(regular, after(last.startedAt, atMostMs));
  return regular;
}

/** "every 5 minutes", "daily at 03:00 UTC" */
export function inWords(every: Rhythm): string {
  if ("dailyAt" in every) return `daily at ${every.dailyAt} UTC`;
  if (every.minutes === 60) return "every hour";
  return every.minutes === 1 ? "every minute" : `every ${every.minutes} minutes`;
}

function regularly(every: Rhythm, last: Date): Date {
  if ("minutes" in every) return after(last, every.minutes * minute);
  const [hours = 0, minutes = 0] = every.dailyAt.split(":").map(Number);
  const sameDay = new Date(last);
  sameDay.setUTCHours(hours, minutes, 0, 0);
  return sameDay > last ? sameDay : after(sameDay, day);
}

function after(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** A result as people read it: of each seal its first 12 digits. The job's history has them whole. */
export function sealsCut(result: string): string {
  return result.replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, "$1…");
}
