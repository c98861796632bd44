import type { ColumnNames } from "~/infra/csv/header";

/** The columns the portal has a name for, in the order in which a download writes them. */
export const columns = [
  "assessmentDate",
  "product",
  "area",
  "checkId",
  "check",
  "status",
  "severity",
  "currentSetting",
  "finding",
  "recommendation",
  "impact",
  "reference",
] as const;
export type Column = (typeof columns)[number];

export const columnLabels: Record<Column, string> = {
  assessmentDate: "Assessment Date",
  product: "Product",
  area: "Technology Area",
  checkId: "Check ID",
  check: "Check",
  status: "Status",
  severity: "Severity",
  currentSetting: "Current Setting",
  finding: "Finding",
  recommendation: "Recommendation",
  impact: "Impact",
  reference: "Reference",
};

const columnAliases: Record<Column, readonly string[]> = {
  assessmentDate: [],
  product: [],
  area: ["area", "technology", "category", "feature", "module", "domain"],
  checkId: ["id", "check key", "ref"],
  check: ["check name", "control", "test", "item", "best practice", "title"],
  status: ["result", "state", "outcome", "rag", "compliance", "grade"],
  severity: ["risk", "priority", "criticality", "risk level"],
  currentSetting: ["current", "observed", "current value", "configuration", "as is"],
  finding: ["observation", "details", "comments", "gap"],
  recommendation: ["remediation", "recommended setting", "action", "to be"],
  impact: [],
  reference: ["link", "url", "help", "doc"],
};

export const columnNames: ColumnNames<Column> = {
  labels: columnLabels,
  aliases: columnAliases,
  required: ["area", "status"],
};
