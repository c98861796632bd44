import { staleAfterDays } from "~/health-checks/stale";
import { Badge } from "~/ui/badge";
import { Day, daysBetween } from "~/ui/day";
import { Link } from "~/ui/link";
import { SortHead } from "~/ui/sort-head";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import type { CustomerLine } from "./all-customers.server";
import { businessStateNames, businessStateTones } from "./business-state";
import { CheckScore, Expiry, OpenRequests } from "./customer-cells";

interface AllCustomersTableProps {
  caption: string;
  customers: readonly CustomerLine[];
  sort: string;
  today: string;
}

/** All customers, for admins: the name leads to the Business Profile, the state to the account. */
export function AllCustomersTable({ caption, customers, sort, today }: AllCustomersTableProps) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <SortHead by="name" sort={sort}>
            Business
          </SortHead>
          <SortHead by="state" sort={sort} first="descending">
            State
          </SortHead>
          <SortHead by="score" sort={sort}>
            Score
          </SortHead>
          <SortHead by="date" sort={sort} first="descending">
            Health check
          </SortHead>
          <SortHead by="requests" sort={sort} first="descending">
            Requests
          </SortHead>
          <SortHead by="expiry" sort={sort}>
            Next expiry
          </SortHead>
          <SortHead by="people" sort={sort} first="descending" numeric>
            People
          </SortHead>
          <SortHead by="login" sort={sort} first="descending">
            Last login
          </SortHead>
          <SortHead by="since" sort={sort} first="descending">
            Since
          </SortHead>
        </>
      }
    >
      {customers.map((customer) => (
        <Line key={customer.id} customer={customer} today={today} />
      ))}
    </Table>
  );
}

function Line({ customer, today }: { customer: CustomerLine; today: string }) {
  const { slug, name, website, state, people, lastLoginAt, since, healthCheck } = customer;
  return (
    <Row>
      <RowHead wide>
        <Link to={`/customers/${slug}/profile`}>{name}</Link>
        <br />
        <span className="muted small wrap-anywhere">{website.replace(/^https:\/\//, "")}</span>
      </RowHead>
      <Cell label="State">
        <Badge tone={businessStateTones[state]}>{businessStateNames[state]}</Badge>
        <br />
        <Link className="small" to={`/admin/businesses/${slug}`}>
          People and account<span className="visually-hidden"> of {name}</span>
        </Link>
      </Cell>
      <Cell label="Score">
        {healthCheck ? <CheckScore score={healthCheck.score} /> : <span className="muted">–</span>}
      </Cell>
      <Cell label="Health check">
        {healthCheck ? <Day date={healthCheck.date} /> : <span className="muted">None yet</span>}
        <LongAgo customer={customer} today={today} />
      </Cell>
      <Cell label="Requests">
        <OpenRequests slug={slug} {...customer.requests} />
      </Cell>
      <Cell label="Next expiry">
        <Expiry expiry={customer.expiry} today={today} />
      </Cell>
      <Cell label="People" numeric>
        {people}
      </Cell>
      <Cell label="Last login">
        {lastLoginAt ? <Day date={lastLoginAt.slice(0, 10)} /> : <span className="muted">Never</span>}
      </Cell>
      <Cell label="Since">
        <Day date={since} />
      </Cell>
    </Row>
  );
}

/** For how long there has been no health check, where that is long. */
function LongAgo({ customer: { healthCheck, since, state }, today }: { customer: CustomerLine; today: string }) {
  const days = daysBetween(healthCheck?.date ?? since, today);
  if (days < staleAfterDays || state === "suspended" || state === "closed") return null;
  return (
    <>
      {" "}
      <Badge tone="warning">{healthCheck ? `${days} days ago` : `None for ${days} days`}</Badge>
    </>
  );
}
