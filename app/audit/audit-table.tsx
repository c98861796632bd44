import { Link } from "@remix-run/react";
import type { AuditEntry } from "~/audit/list-audit.server";
import { sentenceOf } from "~/audit/sentence";
import { Facts } from "~/ui/facts";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

/** Events as sentences; each opens to what was before and after. */
export function AuditTable({ events }: { events: readonly Jsonified[] }) {
  return (
    <Table
      caption="Events, newest first"
      captionHidden
      head={
        <>
          <HeadCell>When</HeadCell>
          <HeadCell>Who did what</HeadCell>
          <HeadCell>For whom</HeadCell>
        </>
      }
    >
      {events.map((event) => (
        <Row key={event.id}>
          <RowHead>
            <Instant at={event.at} />
          </RowHead>
          <Cell label="Who did what">
            <strong>{event.actorName}</strong> {sentenceOf(event)}
            <details className="small">
              <summary>Details</summary>
              <Facts
                facts={[
                  ["Action", event.action],
                  ["Subject", `${event.subjectType} ${event.subjectId}`],
                  event.before === null ? null : ["Before", <Json key="before" value={event.before} />],
                  event.after === null ? null : ["After", <Json key="after" value={event.after} />],
                  event.requestId === null ? null : ["Request", event.requestId],
                ]}
              />
            </details>
          </Cell>
          <Cell label="For whom">
            {event.business?.kind === "customer" ? (
              <Link to={`/customers/${event.business.slug}/profile`}>{event.business.name}</Link>
            ) : (
              (event.business?.name ?? <span className="muted">–</span>)
            )}
          </Cell>
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

type Jsonified = Omit<AuditEntry, "before" | "after"> & { before?: unknown; after?: unknown };

function Json({ value }: { value: unknown }) {
  const fields = typeof value === "object" && value !== null ? Object.entries(value) : [["Value", value] as const];
  return (
    <>
      {fields.map(([name, field]) => (
        <div key={name}>
          {name}: {typeof field === "string" ? field : JSON.stringify(field)}
        </div>
      ))}
    </>
  );
}
