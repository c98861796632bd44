import { currentFormula, type Formula, isScored, scoreOf } from "./score";
import { type Change, changes, type Severity, type Status } from "./vocabulary";

/** One check on one date. */
export interface CheckState {
  status: Status;
  severity: Severity;
}

/** So many checks that stood thus before and stand thus after; null: not in that file. */
export interface Pairing {
  before: CheckState | null;
  after: CheckState | null;
  count: number;
}

export interface Comparison {
  /** All that each file scored: mixes real change with a change of scope. */
  headline: { before: number | null; after: number | null };
  /** Only the checks scored on both dates. */
  likeForLike: { before: number | null; after: number | null; checks: number };
  counts: Record<Change, number>;
}

const rank = { fail: 0, warning: 1, pass: 2 } as const;

/** "Missing" is never "fixed": a check that left the file is removed, one that is no longer scored says so. */
export function changeOf(before: Status | null, after: Status | null): Change {
  if (after === null) return "removed";
  if (before === null) return "new_check";
  if (!isScored(before)) return isScored(after) ? "newly_assessed" : "unchanged";
  if (!isScored(after)) return "no_longer_scored";
  if (rank[after] < rank[before]) return "regressed";
  if (rank[after] === rank[before]) return "unchanged";
  return after === "pass" ? "resolved" : "improved";
}

/** Each date is scored with the formula stamped on it. */
export function comparePairings(
  pairings: readonly Pairing[],
  formulas: { before: Formula; after: Formula } = { before: currentFormula, after: currentFormula },
): Comparison {
  const onBoth = pairings.filter(
    ({ before, after }) => before && after && isScored(before.status) && isScored(after.status),
  );
  const counts = Object.fromEntries(changes.map((change) => [change, 0])) as Record<Change, number>;
  for (const { before, after, count } of pairings)
    counts[changeOf(before?.status ?? null, after?.status ?? null)] += count;

  return {
    headline: scoresOf(pairings, formulas),
    likeForLike: { ...scoresOf(onBoth, formulas), checks: onBoth.reduce((sum, { count }) => sum + count, 0) },
    counts,
  };
}

/** The same from two lists of checks, matched by their keys. */
export function compareChecks(
  before: readonly (CheckState & { checkKey: string })[],
  after: readonly (CheckState & { checkKey: string })[],
): Comparison {
  const earlier = new Map(before.map((check) => [check.checkKey, check]));
  const later = new Set(after.map((check) => check.checkKey));
  return comparePairings([
    ...after.map((check) => ({ before: earlier.get(check.checkKey) ?? null, after: check, count: 1 })),
    ...before.filter((check) => !later.has(check.checkKey)).map((check) => ({ before: check, after: null, count: 1 })),
  ]);
}

function scoresOf(pairings: readonly Pairing[], formulas: { before: Formula; after: Formula }) {
  return {
    before: scoreOf(
      pairings.flatMap(({ before, count }) => (before ? [{ ...before, count }] : [])),
      formulas.before,
    ),
    after: scoreOf(
      pairings.flatMap(({ after, count }) => (after ? [{ ...after, count }] : [])),
      formulas.after,
    ),
  };
}
