import { requestPath } from "~/licensing/paths";
import { countOf } from "~/licensing/units";
import { Day } from "~/ui/day";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { ClosedRequest } from "./requests.server";
import { StateBadge } from "./state-steps";

type ClosedRow = Omit<ClosedRequest, "closedAt"> & { closedAt: string; name: string; unit: string };

interface ClosedTableProps {
  slug: string;
  /** "21", "1,000+" */
  total: string;
  requests: ClosedRow[];
}

export function ClosedTable({ slug, total, requests }: ClosedTableProps) {
  return (
    <Table
      caption={total === "1" ? "1 closed request" : `${total} closed requests, the latest first`}
      head={
        <>
          <HeadCell>Product</HeadCell>
          <HeadCell>For</HeadCell>
          <HeadCell numeric>Quantity</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>What happened</HeadCell>
        </>
      }
    >
      {requests.map((request) => (
        <Row key={request.id}>
          <RowHead>
            <Link to={requestPath({ slug, id: request.id })}>{request.name}</Link>
          </RowHead>
          <Cell label="For">
            <Day date={request.startDate} />
          </Cell>
          <Cell label="Quantity" numeric>
            {countOf(request.quantity, request.unit)}
          </Cell>
          <Cell label="State">
            <StateBadge state={request.state} />
          </Cell>
          <Cell label="What happened">
            <WhatHappened request={request} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function WhatHappened({ request }: { request: ClosedRow }) {
  const { term, closedBy, closedAt, closeReason } = request;
  return (
    <>
      {term && (
        <>
          Subscription until <Day date={term.endDate} />.{" "}
        </>
      )}
      {closedBy && `By ${closedBy.name}${closedBy.business ? `, ${closedBy.business}` : ""}, `}
      <Instant at={closedAt} />
      {closeReason && <span className="wrap-anywhere">: “{closeReason}”</span>}
    </>
  );
}
