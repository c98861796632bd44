/** In the order in which a reader wants to see them. */
export const statuses = ["fail", "warning", "pass", "not_applicable", "info", "not_assessed"] as const;
export type Status = (typeof statuses)[number];

export const statusLabels: Record<Status, string> = {
  fail: "Fail",
  warning: "Warning",
  pass: "Pass",
  not_applicable: "Not Applicable",
  info: "Info",
  not_assessed: "Not Assessed",
};

/** Heaviest first. */
export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

export const severityLabels: Record<Severity, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
};

/** The parts of the Zscaler platform in the order in which reports list them; a file may name others. */
export const products = ["Platform", "ZIA", "ZPA", "ZDX", "ZCC"] as const;

/** What became of a check between two dates. */
export const changes = [
  "resolved",
  "improved",
  "regressed",
  "new_check",
  "newly_assessed",
  "unchanged",
  "no_longer_scored",
  "removed",
] as const;
export type Change = (typeof changes)[number];

/** The changes whose checks are named, worse first; what stayed as it was is only counted. */
export const namedChanges = [
  "regressed",
  "resolved",
  "improved",
  "new_check",
  "newly_assessed",
  "no_longer_scored",
  "removed",
] as const satisfies readonly Change[];
export type NamedChange = (typeof namedChanges)[number];

export const changeLabels: Record<Change, string> = {
  resolved: "Fixed",
  improved: "Better",
  regressed: "Worse",
  new_check: "New",
  newly_assessed: "Newly measured",
  unchanged: "Unchanged",
  no_longer_scored: "No longer measured",
  removed: "No longer in the file",
};

export type StatusCounts = Record<Status, number>;
export type SeverityCounts = Record<Severity, number>;

export const noStatuses = (): StatusCounts => ({
  fail: 0,
  warning: 0,
  pass: 0,
  not_applicable: 0,
  info: 0,
  not_assessed: 0,
});

export const noSeverities = (): SeverityCounts => ({ critical: 0, high: 0, medium: 0, low: 0 });
