import type { ReactNode } from "react";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { changeOf } from "./compare";
import type { DatedMeasurement } from "./follow-up-measured.server";
import { ChangeBadge, SeverityWord, StatusBadge } from "./status-badge";

interface MeasuredCardProps {
  /** /customers/acme/health-checks */
  base: string;
  /** The date of the page. */
  date: string;
  /** Oldest first. */
  history: readonly DatedMeasurement[];
  action?: ReactNode;
}

/** What each date said of one check, the newest first. */
export function MeasuredCard({ base, date, history, action }: MeasuredCardProps) {
  return (
    <Card flush title="What was measured" action={action}>
      <Table
        caption="This check over all dates"
        captionHidden
        head={
          <>
            <HeadCell>Date</HeadCell>
            <HeadCell>Status</HeadCell>
            <HeadCell>Severity</HeadCell>
          </>
        }
      >
        {history.toReversed().map((row, index) => {
          const before = history[history.length - index - 2];
          const change = before && (row.status || before.status) ? changeOf(before.status, row.status) : null;
          return (
            <Row key={row.date}>
              <RowHead>
                {row.line === null || row.date === date ? (
                  <Day date={row.date} />
                ) : (
                  <Link to={`${base}/${row.date}/findings/${row.line}`}>
                    <Day date={row.date} />
                  </Link>
                )}
              </RowHead>
              <Cell label="Status">
                <span className="cluster">
                  {row.status ? <StatusBadge status={row.status} /> : "Not in the file"}
                  {row.status && <ChangeBadge change={change} />}
                </span>
              </Cell>
              <Cell label="Severity">{row.severity ? <SeverityWord severity={row.severity} /> : "–"}</Cell>
            </Row>
          );
        })}
      </Table>
    </Card>
  );
}
