import { StateBadge } from "~/mail/state-badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { BusinessPage } from "./business.server";

/** The newest mails to somebody of the business, or to one person. */
export function MailsCard({ mails }: { mails: BusinessPage["mails"] }) {
  return (
    <Card title="Mails" action={<Link to="/admin/outbox">Outbox</Link>} flush>
      {mails.length === 0 ? (
        <p className="card__note muted">No mail was sent yet.</p>
      ) : (
        <Table
          caption="The newest mails"
          captionHidden
          head={
            <>
              <HeadCell>Subject</HeadCell>
              <HeadCell>Queued</HeadCell>
              <HeadCell>State</HeadCell>
            </>
          }
        >
          {mails.map(({ id, subject, to, at, state }) => (
            <Row key={id} mark={state === "dead" ? "alert" : undefined}>
              <RowHead>
                <Link to={`/admin/outbox/${id}`}>{subject}</Link>
                <br />
                <span className="muted small wrap-anywhere">{to}</span>
              </RowHead>
              <Cell label="Queued">
                <Instant at={at} />
              </Cell>
              <Cell label="State">
                <StateBadge state={state} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
