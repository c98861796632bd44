import type { ObjectivePriority, ObjectiveStatus } from "~/infra/prisma/enums";

export interface Measurement {
  baseline: number | null;
  target: number | null;
  current: number | null;
}

/**
 * How much of the way from baseline to target is covered, in percent from 0 to 100; null is "Not measured". It works in
 * both directions, and knows nothing of the status: (current − baseline) / (target − baseline).
 */
export function progressOf({ baseline, target, current }: Measurement): number | null {
  if (baseline === null || target === null || current === null || target === baseline) return null;
  const share = (current - baseline) / (target - baseline);
  return Math.min(100, Math.max(0, share * 100));
}

/** As it is printed: never 100 % before the target is reached. */
export function percentOf(progress: number): number {
  return progress < 100 ? Math.min(99, Math.round(progress)) : 100;
}

/** True once the target date has passed, unless the objective is achieved, or no longer pursued. */
export function isOverdue(
  { targetDate, status }: { targetDate: string | null; status: ObjectiveStatus },
  today: string,
) {
  return targetDate !== null && targetDate < today && !settled.has(status);
}

/** True while an objective is worked towards. */
export function isOpen(status: ObjectiveStatus): boolean {
  return !settled.has(status);
}

const settled: ReadonlySet<ObjectiveStatus> = new Set(["achieved", "cancelled", "deferred"]);

interface Ranked {
  priority: ObjectivePriority;
  targetDate: string | null;
  title: string;
}

/** By priority, then by target date, those without one last; by title where all else is equal. */
export function inOrder<Row extends Ranked>(objectives: readonly Row[]): Row[] {
  return [...objectives].sort(
    (a, b) =>
      ranks[a.priority] - ranks[b.priority] ||
      compare(a.targetDate ?? "9999", b.targetDate ?? "9999") ||
      compare(a.title, b.title),
  );
}

const ranks: Record<ObjectivePriority, number> = { must: 1, should: 2, could: 3, later: 4 };

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
