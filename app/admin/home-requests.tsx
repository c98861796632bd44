import { Link } from "@remix-run/react";
import { requestPath } from "~/licensing/paths";
import type { RequestRow } from "~/licensing/requests/all-requests.server";
import { LastSafeDay } from "~/licensing/requests/requests-table";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface RequestsToMoveOnProps {
  requests: RequestRow[];
  today: string;
}

/** What a seller has to do next, by the last day on which it is safe. */
export function RequestsToMoveOn({ requests, today }: RequestsToMoveOnProps) {
  return (
    <Card
      flush
      label="Requests to move on"
      foot={<Link to="/admin/requests?next=seller">All requests to move on</Link>}
    >
      <Table
        caption="Requests to move on, the nearest last safe day first"
        head={
          <>
            <HeadCell>Product</HeadCell>
            <HeadCell>Customer</HeadCell>
            <HeadCell>Who acts next</HeadCell>
            <HeadCell>Since</HeadCell>
            <HeadCell>Last safe day</HeadCell>
          </>
        }
      >
        {requests.map(({ id, customer, product, state, next, lastSafeDay }) => (
          <Row key={id} mark={next?.isReader ? "yours" : undefined}>
            <RowHead>
              <Link to={requestPath({ slug: customer.slug, id })}>{product.name}</Link>
            </RowHead>
            <Cell label="Customer">{customer.name}</Cell>
            <Cell label="Who acts next">
              <strong>{next?.isReader ? "You" : next?.name}</strong>
              <br />
              <span className="small">{next?.step}</span>
            </Cell>
            <Cell label="Since">{next && <Day date={next.since.slice(0, 10)} />}</Cell>
            <Cell label="Last safe day">
              <LastSafeDay date={lastSafeDay} today={today} isOrdered={state === "ordered"} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
