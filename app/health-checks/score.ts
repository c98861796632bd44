import { type Severity, type Status, type StatusCounts, statuses } from "./vocabulary";

/** How a score is made; stamped on each report, so that an old score never changes when a weight does. */
export interface Formula {
  version: number;
  weights: Record<Severity, number>;
  credits: Record<ScoredStatus, number>;
  /** A score is provisional when more than this share of the rows was not assessed. */
  provisionalAbove: number;
}

export type ScoredStatus = "pass" | "warning" | "fail";

/** So many rows of one status and one severity. */
export interface Tally {
  status: Status;
  severity: Severity;
  count: number;
}

export const currentFormula: Formula = {
  version: 1,
  weights: { critical: 10, high: 5, medium: 3, low: 1 },
  credits: { pass: 1, warning: 0.5, fail: 0 },
  provisionalAbove: 0.1,
};

/** 0 to 100, exact: 100 × sum(weight × credit) ÷ sum(weight) over Pass, Warning and Fail; null where there is no such row. */
export function scoreOf(tallies: Iterable<Tally>, formula: Formula = currentFormula): number | null {
  let earned = 0;
  let possible = 0;
  for (const { status, severity, count } of tallies) {
    if (!isScored(status)) continue;
    earned += count * formula.weights[severity] * formula.credits[status];
    possible += count * formula.weights[severity];
  }
  return possible === 0 ? null : (100 * earned) / possible;
}

/** Not Applicable, Info and Not Assessed are counted beside the score, never in it. */
export function isScored(status: Status): status is ScoredStatus {
  return status === "pass" || status === "warning" || status === "fail";
}

export function isProvisional(counts: StatusCounts, formula: Formula = currentFormula): boolean {
  const rows = statuses.reduce((sum, status) => sum + counts[status], 0);
  return rows > 0 && counts.not_assessed / rows > formula.provisionalAbove;
}

export function scoredCount(counts: StatusCounts): number {
  return counts.pass + counts.warning + counts.fail;
}

/** Worst first: what the number that is shown is called. */
export const bandRanges = [
  { band: "poor", from: 0, to: 59 },
  { band: "needs", from: 60, to: 69 },
  { band: "fair", from: 70, to: 79 },
  { band: "good", from: 80, to: 89 },
  { band: "excellent", from: 90, to: 100 },
] as const;
export type Band = (typeof bandRanges)[number]["band"];

const bandWords: Record<Band, string> = {
  poor: "Poor",
  needs: "Needs improvement",
  fair: "Fair",
  good: "Good",
  excellent: "Excellent",
};

/** A band in words; null where nothing was scored. */
export function bandWord(band: Band | null): string {
  return band === null ? "Not scored" : bandWords[band];
}

/** The band of the number that is shown, so that an 89.6 that reads 90 is also called Excellent. */
export function bandOf(score: number | null): Band | null {
  if (score === null) return null;
  const shown = wholeScore(score);
  return bandRanges.find(({ to }) => shown <= to)?.band ?? "excellent";
}

/** Where a picture of scores draws a line, and its word. */
export const bandMarks = bandRanges
  .filter(({ band }) => band === "needs" || band === "good")
  .map(({ band, from }) => ({ at: from, label: bandWord(band) }));

/** The whole number people read, or "Not scored": never 0, never 100. */
export function showScore(score: number | null): string {
  return score === null ? bandWord(null) : String(wholeScore(score));
}

/** The same number for a spreadsheet; an empty cell where nothing was scored. */
export function scoreCell(score: number | null): number | null {
  return score === null ? null : wholeScore(score);
}

/** The nearest whole number; a half goes to the even one, so that rounding favours nobody over many scores. */
export function wholeScore(score: number): number {
  const below = Math.floor(score);
  if (score - below !== 0.5) return Math.round(score);
  return below % 2 === 0 ? below : below + 1;
}

/** A change as people read it: +3, −2, ±0. */
export function signed(change: number): string {
  if (change === 0) return "±0";
  return change > 0 ? `+${change}` : `−${Math.abs(change)}`;
}
