import type { StackedBar } from "~/ui/bar-drawing";
import { Figure, StackChart } from "~/ui/bars";
import { Card } from "~/ui/card";
import { Counts } from "~/ui/counts";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { findingsLink } from "./findings-filter";
import { statusTones } from "./status-badge";
import { barOrder } from "./status-order";
import { type Severity, type Status, type StatusCounts, severities, severityLabels, statusLabels } from "./vocabulary";

interface ReportCountsProps {
  counts: StatusCounts;
  bySeverity: Record<Severity, StatusCounts>;
  picture: readonly StackedBar<Status>[];
}

/** How many of each, and how grave; every number opens just its rows. */
export function ReportCounts({ counts, bySeverity, picture }: ReportCountsProps) {
  return (
    <Card title="Counts" action={<span className="small muted">Each number opens just its rows</span>}>
      <div className="stack">
        <Counts
          label="By status"
          counts={barOrder.map((status) => ({
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
        <Figure table={<CountsTable bySeverity={bySeverity} />}>
          <StackChart name="Status by severity" bars={picture} tones={statusTones} labels={statusLabels} />
        </Figure>
      </div>
    </Card>
  );
}

function CountsTable({ bySeverity }: Pick<ReportCountsProps, "bySeverity">) {
  return (
    <Table
      caption="Status by severity"
      captionHidden
      head={
        <>
          <HeadCell>Severity</HeadCell>
          {barOrder.map((status) => (
            <HeadCell key={status} numeric>
              {statusLabels[status]}
            </HeadCell>
          ))}
        </>
      }
    >
      {severities.map((severity) => (
        <Row key={severity}>
          <RowHead>{severityLabels[severity]}</RowHead>
          {barOrder.map((status) => (
            <Cell key={status} label={statusLabels[status]} numeric>
              <Link to={findingsLink({ status, severity })} preventScrollReset>
                {bySeverity[severity][status].toLocaleString("en-GB")}
              </Link>
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}
