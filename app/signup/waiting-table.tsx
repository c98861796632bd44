import { Form, Link } from "@remix-run/react";
import { roleNames } from "~/access/keys";
import { BusinessHead, Who, whoId } from "~/signup/applicant";
import type { WaitingSignup } from "~/signup/approvals.server";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, Table } from "~/ui/table";

export type WaitingRow = WaitingSignup & { age: string };

/** The sign-ups that wait, each with its buttons. */
export function WaitingTable({ rows, count }: { rows: readonly WaitingRow[]; count: number }) {
  return (
    <Table
      caption={count === 1 ? "1 sign-up waits" : `${count} sign-ups wait, oldest first`}
      head={
        <>
          <HeadCell>Business</HeadCell>
          <HeadCell>Who asks</HeadCell>
          <HeadCell>Wants to be</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>Invitation</HeadCell>
          <HeadCell>Existing business</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id} id={`signup-${row.id}`}>
          <BusinessHead signup={row} />
          <Cell label="Who asks">
            <Who signup={row} />
            {row.rejectedBefore > 0 && (
              <>
                <br />
                <Badge>Rejected before</Badge>
              </>
            )}
          </Cell>
          <Cell label="Wants to be">
            {row.partnership ? "Partner" : "Customer"}
            {row.partnership && (
              <>
                <br />
                <span className="muted small">{roleNames[row.partnership.type]}</span>
              </>
            )}
          </Cell>
          <Cell label="Since">
            <Instant at={row.since} />
            <br />
            <span className="muted small nowrap">{row.age}</span>
          </Cell>
          <Cell label="Invitation">
            <Invitation row={row} />
          </Cell>
          <Cell label="Existing business">
            <Likely row={row} />
          </Cell>
          <Cell actions>
            <Form id={formId(row)} method="post" preventScrollReset>
              <input type="hidden" name="id" value={row.id} />
              <input type="hidden" name="seen" value={["offered", ...row.likely.map(({ id }) => id)].join(" ")} />
              <Button small name="intent" value="approve" aria-describedby={whoId(row.id)}>
                Approve
              </Button>
            </Form>
            <ButtonLink small kind="quiet" to={`/admin/approvals/${row.id}/reject`} aria-describedby={whoId(row.id)}>
              Reject
            </ButtonLink>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Invitation({ row }: { row: WaitingRow }) {
  if (!row.partnership) return <span className="muted">None</span>;
  const { customer, invitedBy, state } = row.partnership;
  return (
    <>
      <Badge tone={state === "Invited" ? "brand" : "warning"}>{state}</Badge>
      <br />
      <span className="small">
        by <Link to={`/customers/${customer.slug}/profile/partners`}>{customer.name}</Link>
        {invitedBy && `, ${invitedBy}`}
      </span>
    </>
  );
}

function Likely({ row }: { row: WaitingRow }) {
  return (
    <>
      {row.likely.length === 0 && <span className="muted">No match</span>}
      {row.likely.map((business) => (
        <p key={business.id}>
          {business.reason === "same-domain" ? (
            <Badge tone="warning">Same domain</Badge>
          ) : (
            <Badge tone="info">Website used</Badge>
          )}
          <br />
          <span className="small">
            <Link to={`/customers/${business.slug}/profile`}>{business.name}</Link>,{" "}
            {business.people === 1 ? "1 person" : `${business.people} people`}
          </span>
        </p>
      ))}
      {row.websiteDomain !== row.emailDomain && (
        <p className="small">
          <Badge tone="warning">Domains differ</Badge>
          <br />
          Website {row.websiteDomain}, email {row.emailDomain}
        </p>
      )}
      {row.alsoWaiting.length > 0 && <p className="small">Also waiting: {row.alsoWaiting.join(", ")}</p>}
      {row.likely.length > 0 && (
        <div className="field small note">
          <label htmlFor={`into-${row.id}`}>Approve into</label>
          <select
            className="select"
            id={`into-${row.id}`}
            name="into"
            form={formId(row)}
            defaultValue={row.suggested ?? "new"}
          >
            {row.likely.map((business) => (
              <option key={business.id} value={business.id}>
                {business.name}
              </option>
            ))}
            <option value="new">A new business</option>
          </select>
        </div>
      )}
    </>
  );
}

function formId(row: WaitingRow) {
  return `approve-${row.id}`;
}
