import { Form } from "@remix-run/react";
import type { MailState } from "~/mail/mail-state";
import { StateBadge } from "~/mail/state-badge";
import { BusinessHead, Who, whoId } from "~/signup/applicant";
import { noMail } from "~/signup/approvals-search";
import { rejectionChoices } from "~/signup/rejection";
import type { ApprovedSignup, RejectedSignup } from "~/signup/signup-rows.server";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, Table } from "~/ui/table";

/** Who was approved, and whether the mail with the link arrived and was used. */
export function ApprovedTable({ caption, rows }: { caption: string; rows: readonly ApprovedSignup[] }) {
  return (
    <Table
      caption={caption}
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
            {row.hasPassword ? <Badge tone="pass">Password set</Badge> : <Mail mail={row.mail} />}
            {row.newEmail && <p className="small muted">Logs in as {row.newEmail}</p>}
          </Cell>
          <Cell actions>
            {row.mayBeSentAgain && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="id" value={row.id} />
                <input type="hidden" name="newest" value={row.mail?.id ?? noMail} />
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
export function RejectedTable({ caption, rows }: { caption: string; rows: readonly RejectedSignup[] }) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>Business</HeadCell>
          <HeadCell>Who asked</HeadCell>
          <HeadCell>Rejected</HeadCell>
          <HeadCell>Reason</HeadCell>
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
          <Cell label="Rejected">
            <DecidedBy row={row} />
          </Cell>
          <Cell label="Reason">
            <Reason row={row} />
          </Cell>
          <Cell label="Mail">
            <Mail mail={row.mail} />
          </Cell>
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

function Reason({ row: { rejectCode, rejectReason } }: { row: RejectedSignup }) {
  const choice = rejectionChoices[rejectCode as keyof typeof rejectionChoices] as string | undefined;
  return (
    <>
      {choice && rejectCode !== "other" && <strong>{choice}</strong>}
      <p className="small muted">{rejectReason}</p>
    </>
  );
}

function Mail({ mail }: { mail: { id: string; state: MailState } | null }) {
  if (!mail) return <span className="muted">None</span>;
  return (
    <>
      <StateBadge state={mail.state} />
      <br />
      <Link className="small" to={`/admin/outbox/${mail.id}`}>
        Show in outbox
      </Link>
    </>
  );
}
