import { CheckScore, Expiry, OpenRequests } from "~/customers/customer-cells";
import type { CustomerSort } from "~/customers/customer-search";
import type { CustomerRow } from "~/customers/customers.server";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface CustomersTableProps {
  caption: string;
  customers: CustomerRow[];
  sort: CustomerSort;
  today: string;
}

/** The customers of a partner. */
export function CustomersTable({ caption, customers, sort, today }: CustomersTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <SortHead by="name" sort={sort}>
            Business
          </SortHead>
          <HeadCell>Partnership</HeadCell>
          <SortHead by="since" sort={sort} first="descending">
            Since
          </SortHead>
          <SortHead by="score" sort={sort}>
            Latest health check
          </SortHead>
          <SortHead by="date" sort={sort} first="descending">
            Date
          </SortHead>
          <SortHead by="requests" sort={sort} first="descending">
            Requests
          </SortHead>
          <SortHead by="expiry" sort={sort}>
            Next expiry
          </SortHead>
        </>
      }
    >
      {customers.map((customer) => (
        <Row key={customer.slug}>
          <RowHead>
            <Link to={`/customers/${customer.slug}/profile`}>{customer.name}</Link>{" "}
            {customer.suspended && <Badge tone="warning">Suspended</Badge>}
            <br />
            <span className="muted small">{customer.website.replace(/^https:\/\//, "")}</span>
          </RowHead>
          <Cell label="Partnership">{customer.partnerships.join(", ")}</Cell>
          <Cell label="Since">
            <Day date={customer.since} />
          </Cell>
          <Cell label="Latest health check">
            <Score customer={customer} />
          </Cell>
          <Cell label="Date">{customer.healthCheck ? <Day date={customer.healthCheck.date} /> : "–"}</Cell>
          <Cell label="Requests">
            {customer.requests ? <OpenRequests slug={customer.slug} {...customer.requests} /> : <NotOpened />}
          </Cell>
          <Cell label="Next expiry">
            {customer.mayViewExpiry ? <Expiry expiry={customer.expiry} today={today} /> : <NotOpened />}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Score({ customer: { healthCheck, mayViewHealthChecks } }: { customer: CustomerRow }) {
  if (!mayViewHealthChecks) return <NotOpened />;
  return healthCheck ? <CheckScore score={healthCheck.score} /> : <span className="muted">No health check yet</span>;
}

function NotOpened() {
  return <span className="muted">Not part of this partnership</span>;
}
