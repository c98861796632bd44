import { Badge, type Tone } from "~/ui/badge";
import { type Change, changeLabels, type Severity, type Status, severityLabels, statusLabels } from "./vocabulary";

export const statusTones: Record<Status, Exclude<Tone, "brand">> = {
  pass: "pass",
  warning: "warning",
  fail: "fail",
  info: "info",
  not_applicable: "neutral",
  not_assessed: "neutral",
};

export const changeTones: Record<Change, Exclude<Tone, "brand">> = {
  resolved: "pass",
  improved: "pass",
  regressed: "fail",
  new_check: "info",
  newly_assessed: "info",
  unchanged: "neutral",
  no_longer_scored: "neutral",
  removed: "neutral",
};

export function StatusBadge({ status }: { status: Status }) {
  return <Badge tone={statusTones[status]}>{statusLabels[status]}</Badge>;
}

/** How much a check matters, whatever its result: a word, and weight for the heaviest. */
export function SeverityWord({ severity }: { severity: Severity }) {
  return <span className={severity === "critical" ? "strong" : undefined}>{severityLabels[severity]}</span>;
}

/** Nothing where nothing changed. */
export function ChangeBadge({ change }: { change: Change | null }) {
  if (change === null || change === "unchanged") return null;
  return <Badge tone={changeTones[change]}>{changeLabels[change]}</Badge>;
}
