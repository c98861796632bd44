import type { ReactNode } from "react";
import type { Change } from "~/audit/changes";
import type { AuditLine } from "~/audit/list-audit.server";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface AuditTableProps {
  events: readonly AuditLine[];
  /** Whose log it is; absent, it is everybody's, and says for whom each event was. */
  own?: string;
}

/** Events as sentences; each opens to what changed. */
export function AuditTable({ events, own }: AuditTableProps) {
  return (
    <Table
      caption="Events, newest first"
      captionHidden
      head={
        <>
          <HeadCell>When</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>What</HeadCell>
          {own === undefined && <HeadCell>For whom</HeadCell>}
        </>
      }
    >
      {events.map((event) => (
        <Row key={event.id}>
          <RowHead>
            <Instant at={event.at} />
          </RowHead>
          <Cell label="Who">
            <div className="md:min-w-40">
              <strong>{event.who.name}</strong>
              {event.who.of && event.who.of !== own && <div className="muted small">{event.who.of}</div>}
            </div>
          </Cell>
          <Cell label="What">
            {capitalised(event.what)}
            <Details {...event} />
          </Cell>
          {own === undefined && (
            <Cell label="For whom">
              <div className="md:min-w-36">
                <ForWhom business={event.business} />
              </div>
            </Cell>
          )}
        </Row>
      ))}
      {events.length === 0 && (
        <Row>
          <Cell>Nothing matches. Take a filter away to see more.</Cell>
        </Row>
      )}
    </Table>
  );
}

function ForWhom({ business }: Pick<AuditLine, "business">) {
  if (!business) return <span className="muted">The portal</span>;
  if (business.kind !== "customer") return <>{business.name}</>;
  return <Link to={`/customers/${business.slug}/profile`}>{business.name}</Link>;
}

function Details({ id, changes, record }: AuditLine) {
  if (changes.length === 0 && !record) return null;
  return (
    <details className="disclosure small">
      <summary>{changes.length === 0 ? "Details" : "What changed"}</summary>
      <Facts
        facts={[
          ...changes.map((change): [string, ReactNode] => [change.field, <Value key={change.field} {...change} />]),
          record && ["Record", `${record.kind} ${record.id}`],
          record?.requestId ? ["Request", <RequestLink key="request" id={record.requestId} />] : null,
          record && ["Number", id],
        ]}
      />
    </details>
  );
}

/** What else was done by the same press of a button. */
function RequestLink({ id }: { id: string }) {
  return <Link to={`?${new URLSearchParams({ request: id })}`}>{id}</Link>;
}

function Value({ from, to }: Change) {
  if (from === null) return <Folded text={to} />;
  return (
    <>
      <span className="muted">
        <Folded text={from} />
      </span>{" "}
      → <Folded text={to} />
    </>
  );
}

const longest = 160;

function Folded({ text }: { text: string }) {
  if (text.length <= longest) return <>{text}</>;
  return (
    <details>
      <summary>{text.slice(0, longest / 2)}…</summary>
      <div className="pre">{text}</div>
    </details>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
