import { Link } from "@remix-run/react";
import { staleAfterDays } from "~/health-checks/stale";
import { Card } from "~/ui/card";
import { Day, daysLeft } from "~/ui/day";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface StaleCustomersProps {
  count: number;
  customers: { slug: string; name: string; date: string | null; since: string }[];
  today: string;
  /** Where all of them are. */
  all: string;
}

/** Whose picture is old: nobody should take it for today's. */
export function StaleCustomers({ count, customers, today, all }: StaleCustomersProps) {
  const label = `No health check for ${staleAfterDays} days`;
  return (
    <Card flush label={label} foot={<Link to={all}>{count === 1 ? "The customer" : `All ${count} customers`}</Link>}>
      <Table
        caption={`${label}, the longest first`}
        head={
          <>
            <HeadCell>Customer</HeadCell>
            <HeadCell>Latest health check</HeadCell>
            <HeadCell>Since</HeadCell>
          </>
        }
      >
        {customers.map(({ slug, name, date, since }) => (
          <Row key={slug}>
            <RowHead>
              <Link to={`/customers/${slug}/health-checks`}>{name}</Link>
            </RowHead>
            <Cell label="Latest health check">{date ? <Day date={date} /> : "None yet"}</Cell>
            <Cell label="Since">{daysLeft(since, today)}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
