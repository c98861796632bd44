import { Card } from "~/ui/card";
import { Counts } from "~/ui/counts";
import type { Comparison } from "./compare";
import { findingsLink } from "./findings-filter";
import { changeTones, statusTones } from "./status-badge";
import {
  changeLabels,
  changes,
  type Severity,
  type Status,
  type StatusCounts,
  severities,
  severityLabels,
  statusLabels,
} from "./vocabulary";

interface ReportCountsProps {
  counts: StatusCounts;
  bySeverity: Record<Severity, StatusCounts>;
  comparison: (Pick<Comparison, "counts"> & { from: string }) | null;
}

const statusOrder: readonly Status[] = ["pass", "warning", "fail", "not_applicable", "info", "not_assessed"];

/** How many of each; every number opens just its rows. */
export function ReportCounts({ counts, bySeverity, comparison }: ReportCountsProps) {
  return (
    <Card title="Counts" action={<span className="small muted">Each opens just those rows</span>}>
      <div className="stack">
        <Counts
          label="By status"
          counts={statusOrder.map((status) => ({
            to: findingsLink({ status }),
            label: statusLabels[status],
            count: counts[status],
            tone: statusTones[status],
          }))}
        />
        <Counts
          label="Failures by severity"
          counts={severities.map((severity) => ({
            to: findingsLink({ status: "fail", severity }),
            label: `Fail, ${severityLabels[severity].toLowerCase()}`,
            count: bySeverity[severity].fail,
            tone: "fail",
          }))}
        />
        {comparison && (
          <Counts
            label={`Change since ${comparison.from}`}
            counts={shownChanges(comparison.counts).map((change) => ({
              to: change === "removed" ? "#what-changed" : findingsLink({ change }),
              label: changeLabels[change],
              count: comparison.counts[change],
              tone: changeTones[change],
            }))}
          />
        )}
      </div>
    </Card>
  );
}

// The rarer kinds only where there are some.
function shownChanges(counts: Comparison["counts"]) {
  const rare = new Set(["newly_assessed", "removed", "no_longer_scored"]);
  return changes.filter((change) => !rare.has(change) || counts[change] > 0);
}
