import { requestPath } from "~/licensing/paths";
import { countOf } from "~/licensing/units";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { RequestRow } from "./all-requests.server";
import { LastSafeDay } from "./requests-table";
import { StateBadge } from "./state-steps";

interface AllRequestsTableProps {
  caption: string;
  requests: RequestRow[];
  sort: string;
  sortsByStart: boolean;
  today: string;
}

/** The requests of several customers; each row leads to its request. */
export function AllRequestsTable({ caption, requests, sort, sortsByStart, today }: AllRequestsTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>Product</HeadCell>
          <HeadCell>Customer</HeadCell>
          {sortsByStart ? (
            <SortHead by="start" sort={sort}>
              Takes effect
            </SortHead>
          ) : (
            <HeadCell>Takes effect</HeadCell>
          )}
          <HeadCell numeric>Quantity</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Who acts next</HeadCell>
          <SortHead by="safe" sort={sort}>
            Last safe day
          </SortHead>
          <SortHead by="asked" sort={sort} first="descending">
            Requested
          </SortHead>
        </>
      }
    >
      {requests.map((request) => (
        <RequestLine key={request.id} request={request} today={today} />
      ))}
    </Table>
  );
}

function RequestLine({ request, today }: { request: RequestRow; today: string }) {
  const { id, customer, product, state, next, quantity, orderNumber } = request;
  const isLate = next !== null && state !== "ordered" && request.lastSafeDay < today;
  return (
    <Row mark={isLate ? "alert" : next?.isReader ? "yours" : undefined}>
      <RowHead>
        <Link to={requestPath({ slug: customer.slug, id })}>{product.name}</Link>
        {orderNumber && (
          <>
            <br />
            <span className="muted small">Order {orderNumber}</span>
          </>
        )}
      </RowHead>
      <Cell label="Customer">{customer.name}</Cell>
      <Cell label="Takes effect">
        <Day date={request.startDate} />
        <br />
        <span className="muted small">{request.timing === "renewal" ? "Renewal" : "Quarter"}</span>
      </Cell>
      <Cell label="Quantity" numeric>
        {countOf(quantity, product.unit)}
      </Cell>
      <Cell label="State">
        <StateBadge state={state} />
      </Cell>
      <Cell label="Who acts next">{next ? <WhoActs next={next} /> : <Closed request={request} />}</Cell>
      <Cell label="Last safe day">
        {next ? <LastSafeDay date={request.lastSafeDay} today={today} isOrdered={state === "ordered"} /> : "–"}
      </Cell>
      <Cell label="Requested">
        <Day date={request.requestedAt.slice(0, 10)} />
      </Cell>
    </Row>
  );
}

function WhoActs({ next }: { next: NonNullable<RequestRow["next"]> }) {
  return (
    <>
      <strong>{next.isReader ? "You" : next.name}</strong>
      <br />
      <span className="small">
        {next.step}
        <span className="muted">
          , since <Day date={next.since.slice(0, 10)} />
        </span>
      </span>
    </>
  );
}

function Closed({ request: { closedAt, closeReason } }: { request: RequestRow }) {
  return (
    <span className="small muted">
      Closed{" "}
      {closedAt && (
        <>
          on <Day date={closedAt.slice(0, 10)} />
        </>
      )}
      {closeReason && `: “${closeReason}”`}
    </span>
  );
}
