import { Day, daysLeft } from "~/ui/day";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { showScore } from "./score";
import { StateBadge } from "./state-badge";
import type { State } from "./states";

interface UploadsTableProps {
  caption: string;
  /** A calendar date. */
  today: string;
  uploads: readonly {
    id: string;
    state: State;
    customer: { name: string };
    date: string;
    rowCount: number;
    score: number | null;
    fileName: string;
    uploadedAt: string;
    uploadedBy: string | null;
    publishedAt: string | null;
    publishedBy: string | null;
  }[];
}

export function UploadsTable({ caption, today, uploads }: UploadsTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>Customer</HeadCell>
          <HeadCell>Date</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Checks</HeadCell>
          <HeadCell numeric>Score</HeadCell>
          <HeadCell>Uploaded</HeadCell>
          <HeadCell>Published</HeadCell>
        </>
      }
    >
      {uploads.map((one) => (
        <Row key={one.id} mark={one.state === "draft" ? "yours" : undefined}>
          <RowHead>
            <Link to={`/admin/health-checks/${one.id}`}>{one.customer.name}</Link>
            <span className="small muted"> {one.fileName}</span>
          </RowHead>
          <Cell label="Date">
            <span>
              <Day date={one.date} /> <span className="small muted">{daysLeft(one.date, today)}</span>
            </span>
          </Cell>
          <Cell label="State">
            <StateBadge state={one.state} />
          </Cell>
          <Cell label="Checks" numeric>
            {one.rowCount.toLocaleString("en-GB")}
          </Cell>
          <Cell label="Score" numeric>
            {showScore(one.score)}
          </Cell>
          <Cell label="Uploaded">
            <Done at={one.uploadedAt} by={one.uploadedBy} />
          </Cell>
          <Cell label="Published">{one.publishedAt ? <Done at={one.publishedAt} by={one.publishedBy} /> : "–"}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function Done({ at, by }: { at: string; by: string | null }) {
  return (
    <span>
      <Instant at={at} />
      {by && <span className="small muted"> {by}</span>}
    </span>
  );
}
