import type { ComponentProps } from "react";
import { ReportScore } from "~/health-checks/report-score";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Stats } from "~/ui/stats";
import type { Comparison } from "./compare";
import { barOrder } from "./status-order";
import {
  changeLabels,
  changes,
  type Severity,
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
}

/** The numbers that publishing would show. */
export function DraftPreview({ report, comparison }: DraftPreviewProps) {
  return (
    <>
      <Stats
        stats={[
          { label: "Rows", value: report.rowCount.toLocaleString("en-GB") },
          ...barOrder.map((status) => ({
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
