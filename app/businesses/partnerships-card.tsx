import { roleNames } from "~/access/keys";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { BusinessPage } from "./business.server";
import { businessPath } from "./paths";

interface PartnershipsCardProps {
  /** Of the business whose page it is. */
  kind: "customer" | "partner";
  slug: string;
  partnerships: BusinessPage["partnerships"];
}

export function PartnershipsCard({ kind, slug, partnerships: { total, rows } }: PartnershipsCardProps) {
  const others = kind === "customer" ? "Partners" : "Customers";
  return (
    <Card
      title={others}
      flush
      action={kind === "customer" && <Link to={`/customers/${slug}/profile/partners`}>My Partners</Link>}
    >
      {rows.length === 0 ? (
        <p className="card__note muted">
          {kind === "customer" ? "No partner works here." : "It works for no customer."}
        </p>
      ) : (
        <Table
          caption={total > rows.length ? `The newest ${rows.length} of ${total}` : others}
          captionHidden={total <= rows.length}
          head={
            <>
              <HeadCell>Business</HeadCell>
              <HeadCell>As</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Since</HeadCell>
            </>
          }
        >
          {rows.map(({ id, name, slug: other, type, since, isPaused, invitedUntil, hasExpired }) => (
            <Row key={id}>
              <RowHead>{other ? <Link to={businessPath(other)}>{name}</Link> : name}</RowHead>
              <Cell label="As">{roleNames[type]}</Cell>
              <Cell label="State">
                {since ? (
                  <Badge tone={isPaused ? "warning" : "pass"}>{isPaused ? "Paused" : "At work"}</Badge>
                ) : (
                  <Badge tone={hasExpired ? "neutral" : "info"}>{hasExpired ? "Expired" : "Invited"}</Badge>
                )}
              </Cell>
              <Cell label="Since">
                {since && <Instant at={since} />}
                {invitedUntil && (
                  <span className="muted small">
                    Until <Instant at={invitedUntil} />
                  </span>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
