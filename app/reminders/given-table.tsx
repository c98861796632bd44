import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { GivenRow } from "./given.server";
import { kindFacts } from "./kinds";

/** Who was told what, and when. */
export function GivenTable({ reminders }: { reminders: readonly GivenRow[] }) {
  return (
    <Table
      caption="Reminders that were given, the newest first"
      head={
        <>
          <HeadCell>When</HeadCell>
          <HeadCell>Business</HeadCell>
          <HeadCell>What was said</HeadCell>
          <HeadCell>To whom</HeadCell>
        </>
      }
    >
      {reminders.map(({ id, at, business, kind, date, threshold, told, recipients, failed }) => (
        <Row key={id} mark={failed.length > 0 ? "alert" : undefined}>
          <RowHead>
            <Instant at={at} />
          </RowHead>
          <Cell label="Business">
            {business && <Link to={`?tab=given&business=${business.slug}`}>{business.name}</Link>}
            <div className="small muted">{kind && kindFacts(kind).label}</div>
          </Cell>
          <Cell label="What was said">
            {told[0] ? <Link to={told[0].path}>{told[0].title}</Link> : <Day date={date} />}
            <div className="small muted">
              At {threshold} days, of <Day date={date} />
            </div>
          </Cell>
          <Cell label="To whom">
            {told.map(({ userId, name }) => (
              <div key={userId}>{name}</div>
            ))}
            {recipients === 0 && <Badge tone="warning">Nobody had an account</Badge>}
            {recipients > 0 && told.length === 0 && (
              <span className="muted">{recipients === 1 ? "1 person" : `${recipients} people`}</span>
            )}
            {failed.map((mail) => (
              <div key={mail.id}>
                <Link to={`/admin/outbox/${mail.id}`}>The mail to {mail.toEmail} failed</Link>
              </div>
            ))}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
