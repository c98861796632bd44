import { bandOf, bandWord, showScore } from "~/health-checks/score";
import { requestPath } from "~/licensing/paths";
import { StateBadge } from "~/licensing/requests/state-steps";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { Card } from "~/ui/card";
import { Day, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { BusinessPage } from "./business.server";

type OfCustomer = { slug: string; today: string };

type RequestsCardProps = OfCustomer & NonNullable<BusinessPage["requests"]>;

export function RequestsCard({ slug, today, open, rows }: RequestsCardProps) {
  const all = <Link to={`/customers/${slug}/licensing/requests`}>Requested Products</Link>;
  return (
    <Card title="Open requests" action={all} flush>
      {rows.length === 0 ? (
        <p className="card__note muted">No request is open.</p>
      ) : (
        <Table
          caption={open > rows.length ? `The ${rows.length} most urgent of ${open}` : "Open requests"}
          captionHidden={open <= rows.length}
          head={
            <>
              <HeadCell>Product</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Last safe day</HeadCell>
            </>
          }
        >
          {rows.map(({ id, product, state, lastSafeDay }) => (
            <Row key={id} mark={state !== "ordered" && lastSafeDay < today ? "alert" : undefined}>
              <RowHead>
                <Link to={requestPath({ slug, id })}>{product}</Link>
              </RowHead>
              <Cell label="State">
                <StateBadge state={state} />
              </Cell>
              <Cell label="Last safe day">
                <Day date={lastSafeDay} /> <span className="muted small">{daysLeft(lastSafeDay, today)}</span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}

type HealthChecksCardProps = OfCustomer & NonNullable<BusinessPage["healthChecks"]>;

export function HealthChecksCard({ slug, today, rows, drafts }: HealthChecksCardProps) {
  return (
    <Card
      title="Health checks"
      flush
      action={
        drafts > 0 ? (
          <Badge tone="info">{drafts === 1 ? "1 draft" : `${drafts} drafts`}</Badge>
        ) : (
          <Link to="/admin/health-checks/new">Upload</Link>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="card__note muted">None is published.</p>
      ) : (
        <Table
          caption="Published health checks"
          captionHidden
          head={
            <>
              <HeadCell>Date</HeadCell>
              <HeadCell>Score</HeadCell>
              <HeadCell numeric>Fail</HeadCell>
              <HeadCell numeric>Warning</HeadCell>
            </>
          }
        >
          {rows.map(({ id, date, score, failCount, warningCount }) => {
            const band = bandOf(score);
            return (
              <Row key={id}>
                <RowHead>
                  <Link to={`/customers/${slug}/health-checks/${date}`}>
                    <Day date={date} />
                  </Link>{" "}
                  <span className="muted small">{daysLeft(date, today)}</span>
                </RowHead>
                <Cell label="Score">
                  {band === null ? (
                    <span className="muted">{bandWord(band)}</span>
                  ) : (
                    <>
                      <strong className="num">{showScore(score)}</strong>{" "}
                      <Badge tone={toneOf(band)}>{bandWord(band)}</Badge>
                    </>
                  )}
                </Cell>
                <Cell label="Fail" numeric>
                  {failCount}
                </Cell>
                <Cell label="Warning" numeric>
                  {warningCount}
                </Cell>
              </Row>
            );
          })}
        </Table>
      )}
    </Card>
  );
}
