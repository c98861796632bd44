import { Form, Link } from "@remix-run/react";
import { StateBadge } from "~/mail/state-badge";
import { BusinessHead, Who, whoId } from "~/signup/applicant";
import type { ApprovedSignup, RejectedSignup } from "~/signup/approvals.server";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, Table } from "~/ui/table";

/** Who was approved, and whether the mail with the link arrived and was used. */
export function ApprovedTable({ rows, count }: { rows: readonly ApprovedSignup[]; count: number }) {
  return (
    <Table
      caption={count === 1 ? "1 sign-up was approved" : `${count} sign-ups were approved, newest first`}
      head={
        <>
          <HeadCell>Business</HeadCell>
          <HeadCell>Who asked</HeadCell>
          <HeadCell>Approved</HeadCell>
          <HeadCell>Account at</HeadCell>
          <HeadCell>Mail</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <BusinessHead signup={row} />
          <Cell label="Who asked">
            <Who signup={row} />
          </Cell>
          <Cell label="Approved">
            <DecidedBy row={row} />
          </Cell>
          <Cell label="Account at">
            {row.business?.kind === "customer" ? (
              <Link to={`/customers/${row.business.slug}/profile`}>{row.business.name}</Link>
            ) : (
              row.business?.name
            )}
          </Cell>
          <Cell label="Mail">
            <MailState row={row} />
          </Cell>
          <Cell actions>
            {row.mayBeSentAgain && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="id" value={row.id} />
                <Button small name="intent" value="send-again" aria-describedby={whoId(row.id)}>
                  Send Again
                </Button>
              </Form>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** Who was rejected and why; each can be undone. */
export function RejectedTable({ rows, count }: { rows: readonly RejectedSignup[]; count: number }) {
  return (
    <Table
      caption={count === 1 ? "1 sign-up was rejected" : `${count} sign-ups were rejected, newest first`}
      head={
        <>
          <HeadCell>Business</HeadCell>
          <HeadCell>Who asked</HeadCell>
          <HeadCell>Rejected</HeadCell>
          <HeadCell>Reason</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <BusinessHead signup={row} />
          <Cell label="Who asked">
            <Who signup={row} />
          </Cell>
          <Cell label="Rejected">
            <DecidedBy row={row} />
          </Cell>
          <Cell label="Reason">{row.rejectReason}</Cell>
          <Cell actions>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="id" value={row.id} />
              <Button small name="intent" value="undo" aria-describedby={whoId(row.id)}>
                Undo
              </Button>
            </Form>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function DecidedBy({ row }: { row: { at: string; by: string } }) {
  return (
    <>
      <Instant at={row.at} />
      <br />
      <span className="muted small">by {row.by}</span>
    </>
  );
}

function MailState({ row }: { row: ApprovedSignup }) {
  if (row.hasPassword) return <Badge tone="pass">Password set</Badge>;
  if (!row.mail) return <span className="muted">None</span>;
  return (
    <>
      <StateBadge state={row.mail.state} />
      <br />
      <Link className="small" to={`/admin/outbox/${row.mail.id}`}>
        Show in outbox
      </Link>
    </>
  );
}
