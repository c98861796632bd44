import type { ComponentProps } from "react";
import { ReportScore } from "~/health-checks/report-score";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Notice } from "~/ui/notice";
import { Stats } from "~/ui/stats";
import type { Comparison } from "./compare";
import { showScore } from "./score";
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

interface DraftPreviewProps {
  report: Omit<ComponentProps<typeof ReportScore>, "comparison"> & {
    bySeverity: Record<Severity, StatusCounts>;
  };
  /** Against the newest published date before it. */
  comparison: (Comparison & { from: string }) | null;
  /** What is published for this date now. */
  replaces: { publishedBy: string | null; comparison: Comparison } | null;
}

const statusOrder: readonly Status[] = ["pass", "warning", "fail", "not_applicable", "info", "not_assessed"];

/** The numbers that publishing would show, and what they would replace. */
export function DraftPreview({ report, comparison, replaces }: DraftPreviewProps) {
  return (
    <>
      {replaces && (
        <Notice tone="warning" title="A health check is published for this date already; publishing replaces it.">
          The old one is kept. It scores {showScore(replaces.comparison.headline.before)}, this file{" "}
          {showScore(replaces.comparison.headline.after)}: {difference(replaces.comparison)}.
        </Notice>
      )}
      <Stats
        stats={[
          { label: "Rows", value: report.rowCount.toLocaleString("en-GB") },
          ...statusOrder.map((status) => ({
            label: statusLabels[status],
            value: report.counts[status].toLocaleString("en-GB"),
          })),
        ]}
      />
      <div className="grid grid--2">
        <ReportScore {...report} comparison={comparison} />
        <Card title={comparison ? `Since ${comparison.from}` : "Failures by severity"}>
          <Facts
            facts={
              comparison
                ? changes.map((change) => [changeLabels[change], comparison.counts[change]])
                : severities.map((severity) => [severityLabels[severity], report.bySeverity[severity].fail])
            }
          />
        </Card>
      </div>
    </>
  );
}

function difference({ counts }: Comparison): string {
  const moved = changes.filter((change) => change !== "unchanged" && counts[change] > 0);
  return (
    moved.map((change) => `${counts[change]} ${changeLabels[change].toLowerCase()}`).join(", ") || "no check differs"
  );
}
