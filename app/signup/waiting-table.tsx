import { Form, useSearchParams } from "@remix-run/react";
import { roleNames } from "~/access/keys";
import { BusinessHead, Who, whoId } from "~/signup/applicant";
import { ExistingBusiness } from "~/signup/existing-business";
import type { WaitingSignup } from "~/signup/signup-rows.server";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, Table } from "~/ui/table";

interface WaitingTableProps {
  caption: string;
  rows: readonly WaitingSignup[];
}

/** The sign-ups that wait, each with its buttons. */
export function WaitingTable({ caption, rows }: WaitingTableProps) {
  const [asked] = useSearchParams();
  return (
    <Table
      caption={caption}
      head={
        <>
          <HeadCell>Business</HeadCell>
          <HeadCell>Who asks</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>Invitation</HeadCell>
          <HeadCell>Existing business</HeadCell>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id} id={`signup-${row.id}`} mark={row.isLate ? "soon" : undefined}>
          <BusinessHead signup={row} />
          <Cell label="Who asks">
            <Who signup={row} />
            {(row.rejectedBefore > 0 || row.bounces) && (
              <div className="cluster note">
                {row.rejectedBefore > 0 && <Badge>Rejected before</Badge>}
                {row.bounces && <Badge tone="fail">Mails bounce</Badge>}
              </div>
            )}
          </Cell>
          <Cell label="Since">
            <Since row={row} />
          </Cell>
          <Cell label="Invitation">
            <Invitation row={row} />
          </Cell>
          <Cell label="Existing business">
            <ExistingBusiness row={row} formId={formId(row)} />
          </Cell>
          <Cell actions>
            <Form id={formId(row)} method="post" preventScrollReset>
              <input type="hidden" name="id" value={row.id} />
              <input type="hidden" name="seen" value={["offered", ...row.likely.map(({ id }) => id)].join(" ")} />
              <Button small name="intent" value="approve" aria-describedby={whoId(row.id)}>
                Approve
              </Button>
            </Form>
            <ButtonLink
              small
              kind="quiet"
              to={`/admin/approvals/${row.id}/reject?${asked}`}
              aria-describedby={whoId(row.id)}
            >
              Reject
            </ButtonLink>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Since({ row }: { row: WaitingSignup }) {
  return (
    <>
      <Instant at={row.since} />
      <br />
      {row.isLate ? (
        <Badge tone="warning">Waits {row.age}</Badge>
      ) : (
        <span className="muted small nowrap">waits {row.age}</span>
      )}
      {row.escalatedAt && (
        <p className="small muted">
          Admins were told <Instant at={row.escalatedAt} />
        </p>
      )}
    </>
  );
}

function Invitation({ row }: { row: WaitingSignup }) {
  if (!row.partnership)
    return (
      <>
        Customer
        <br />
        <span className="muted small">No invitation</span>
      </>
    );
  const { type, customer, invitedBy, state } = row.partnership;
  return (
    <>
      Partner
      <br />
      <span className="muted small">{roleNames[type]}</span>
      <br />
      <Badge tone={state === "Invited" ? "brand" : "warning"}>{state}</Badge>
      <br />
      <span className="small">
        by <Link to={`/customers/${customer.slug}/profile/partners`}>{customer.name}</Link>
        {invitedBy && `, ${invitedBy}`}
      </span>
    </>
  );
}

function formId(row: WaitingSignup) {
  return `approve-${row.id}`;
}
