import { Link } from "@remix-run/react";
import { type CustomerSort, expiryNames } from "~/customers/customer-search";
import type { CustomerRow } from "~/customers/customers.server";
import { bandOf, bandWord, showScore } from "~/health-checks/score";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { Day, daysLeft } from "~/ui/day";
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
            <Requests customer={customer} />
          </Cell>
          <Cell label="Next expiry">
            <Expiry customer={customer} today={today} />
          </Cell>
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

/** Open requests, and how many of them wait for the reader. */
function Requests({ customer: { slug, requests } }: { customer: CustomerRow }) {
  if (!requests) return <span className="muted">Not part of this partnership</span>;
  const { yours, others } = requests;
  if (yours + others === 0) return <span className="muted">None</span>;
  return (
    <>
      <Link className="nowrap" to={`/customers/${slug}/licensing/requests`}>
        {yours + others} open
      </Link>
      <br />
      {yours > 0 ? <Badge tone="brand">{yours} for you</Badge> : <span className="muted small">For others to act</span>}
    </>
  );
}

/** Nearer than this is marked; the days stand beside the date, never instead of it. */
const soon = 90;

function Expiry({ customer: { expiry, mayViewExpiry }, today }: { customer: CustomerRow; today: string }) {
  if (!mayViewExpiry) return <span className="muted">Not part of this partnership</span>;
  if (!expiry) return <span className="muted">None recorded</span>;
  const left = daysLeft(expiry.date, today);
  const isSoon = daysBetween(today, expiry.date) <= soon;
  return (
    <>
      <Day date={expiry.date} />{" "}
      {isSoon ? <Badge tone="warning">{left}</Badge> : <span className="muted small">{left}</span>}
      <br />
      <span className="muted small">
        {expiryNames[expiry.kind]}: {expiry.what}
      </span>
    </>
  );
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
