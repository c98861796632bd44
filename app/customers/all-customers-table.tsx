import { Link } from "@remix-run/react";
import { bandOf, bandWord, showScore } from "~/health-checks/score";
import { staleAfterDays } from "~/health-checks/stale";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { Day, daysLeft } from "~/ui/day";
import { SortHead } from "~/ui/sort-head";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import type { CustomerLine } from "./all-customers.server";
import { soonDays } from "./business-search";
import { businessStateNames, businessStateTones } from "./business-state";
import { expiryNames } from "./customer-search";

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
        <Score score={healthCheck?.score ?? null} isChecked={healthCheck !== null} />
      </Cell>
      <Cell label="Health check">
        {healthCheck ? <Day date={healthCheck.date} /> : <span className="muted">None yet</span>}
        <LongAgo customer={customer} today={today} />
      </Cell>
      <Cell label="Requests">
        <Requests customer={customer} />
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

function Score({ score, isChecked }: { score: number | null; isChecked: boolean }) {
  const band = bandOf(score);
  if (band === null) return <span className="muted">{isChecked ? bandWord(band) : "–"}</span>;
  return (
    <>
      <strong className="num">{showScore(score)}</strong> <Badge tone={toneOf(band)}>{bandWord(band)}</Badge>
    </>
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

function Requests({ customer: { slug, requests } }: { customer: CustomerLine }) {
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

function Expiry({ expiry, today }: { expiry: CustomerLine["expiry"]; today: string }) {
  if (!expiry) return <span className="muted">None recorded</span>;
  const left = daysLeft(expiry.date, today);
  return (
    <>
      <Day date={expiry.date} />{" "}
      {daysBetween(today, expiry.date) <= soonDays ? (
        <Badge tone="warning">{left}</Badge>
      ) : (
        <span className="muted small">{left}</span>
      )}
      <br />
      <span className="muted small">
        {expiryNames[expiry.kind]}: {expiry.what}
      </span>
    </>
  );
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
