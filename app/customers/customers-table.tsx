import { Link } from "@remix-run/react";
import type { CustomerSort } from "~/customers/customer-search";
import type { CustomerRow } from "~/customers/customers.server";
import { bandOf, bandWord, showScore } from "~/health-checks/score";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { Day } from "~/ui/day";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface CustomersTableProps {
  caption: string;
  customers: CustomerRow[];
  sort: CustomerSort;
  /** A partner sees as what it stands there; an admin sees how many people there are. */
  isPartner: boolean;
}

export function CustomersTable({ caption, customers, sort, isPartner }: CustomersTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <SortHead by="name" sort={sort}>
            Business
          </SortHead>
          {isPartner ? (
            <HeadCell>Partnership</HeadCell>
          ) : (
            <SortHead by="people" sort={sort} first="descending" numeric>
              People
            </SortHead>
          )}
          <SortHead by="score" sort={sort}>
            Latest health check
          </SortHead>
          <SortHead by="date" sort={sort} first="descending">
            Date
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
          {isPartner ? (
            <Cell label="Partnership">{customer.partnerships.join(", ")}</Cell>
          ) : (
            <Cell label="People" numeric>
              {customer.people}
            </Cell>
          )}
          <Cell label="Latest health check">
            <Score customer={customer} />
          </Cell>
          <Cell label="Date">{customer.healthCheck ? <Day date={customer.healthCheck.date} /> : "–"}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function Score({ customer: { healthCheck, mayViewHealthChecks } }: { customer: CustomerRow }) {
  if (!mayViewHealthChecks) return <span className="muted">Not part of this partnership</span>;
  if (!healthCheck) return <span className="muted">No health check yet</span>;
  const band = bandOf(healthCheck.score);
  if (band === null) return <span className="muted">{bandWord(band)}</span>;
  return (
    <>
      <strong className="num">{showScore(healthCheck.score)}</strong>{" "}
      <Badge tone={toneOf(band)}>{bandWord(band)}</Badge>
    </>
  );
}
