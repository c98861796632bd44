import type { Block } from "~/infra/markdown";
import type { Comparison } from "../compare";
import type { Band, Formula } from "../score";
import type { NamedChange, Severity, Status, StatusCounts } from "../vocabulary";

/** All that the printed report and its PDF say, but for the rows: plain data, so that it travels to a worker as it is. */
export interface BoardReport {
  healthCheckId: string;
  customer: string;
  date: string;
  /** Of the newest one published before this one; null where there is none. */
  previousDate: string | null;
  preparedBy: string | null;
  /** An instant as ISO text; null: not published. */
  publishedAt: string | null;
  score: number | null;
  band: Band | null;
  provisional: boolean;
  rowCount: number;
  scoredCount: number;
  counts: StatusCounts;
  bySeverity: Record<Severity, StatusCounts>;
  formula: Formula;
  products: (ScoredPart & { areas: ScoredPart[] })[];
  comparison: ReportComparison | null;
  /** Oldest first, up to this date. */
  trend: { date: string; score: number | null }[];
  /** Heaviest first, five at most. */
  risks: Omit<ReportRow, "checkKey">[];
  steps: { text: string; owner: string; dueDate: string | null }[];
  decisions: Decision[];
  /** Of which some may not be listed. */
  decisionCount: number;
  /** The executive summary, and its first paragraph as plain text. */
  summary: Block[];
  opening: string;
}

export interface ScoredPart {
  name: string;
  score: number | null;
  band: Band | null;
  counts: StatusCounts;
}

export interface ReportComparison extends Comparison {
  from: string;
  /** Every check of the kinds that a reader wants to see by name, the heaviest first. */
  moved: Record<NamedChange, MovedCheck[]>;
}

/** So many of each kind are named in a report. */
export const namedAtMost = 100;

export interface MovedCheck {
  title: string;
  areaName: string;
  severity: Severity;
  status: Status;
  statusBefore: Status | null;
}

/** What the customer decided about a check of this report. */
export interface Decision {
  title: string;
  areaName: string;
  status: string;
  owner: string;
  /** Until when a risk is accepted, or by when something is to be done. */
  until: string | null;
  reason: string;
}

export interface ReportRow {
  product: string;
  areaName: string;
  checkKey: string;
  title: string;
  status: Status;
  severity: Severity;
  currentSetting: string;
  finding: string;
  recommendation: string;
  reference: string;
}
