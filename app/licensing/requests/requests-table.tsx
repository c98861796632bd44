import { Form, type useLoaderData } from "@remix-run/react";
import { productPath, requestPath } from "~/licensing/paths";
import { kindLabel } from "~/licensing/shelves/kinds";
import { countOf } from "~/licensing/units";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Day, daysLeft } from "~/ui/day";
import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";
import { SortHead } from "~/ui/sort-head";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { getRequestsPage } from "./requests-page.server";
import { StateSteps } from "./state-steps";

type Page = ReturnType<typeof useLoaderData<() => Promise<Awaited<ReturnType<typeof getRequestsPage>>>>>;
type OpenRow = Page["open"][number];

interface RequestsTableProps {
  slug: string;
  today: string;
  sort: string;
  requests: OpenRow[];
}

const sorted: Record<string, string> = {
  safe: "the earliest last safe day first",
  "-safe": "the latest last safe day first",
  effect: "next to take effect first",
  "-effect": "last to take effect first",
  product: "by product",
  "-product": "by product, backwards",
};

export function RequestsTable({ slug, today, sort, requests }: RequestsTableProps) {
  const count = requests.length === 1 ? "1 open request" : `${requests.length} open requests, ${sorted[sort] ?? ""}`;
  return (
    <Table
      caption={count}
      head={
        <>
          <SortHead by="product" sort={sort}>
            Product
          </SortHead>
          <SortHead by="effect" sort={sort}>
            Takes effect
          </SortHead>
          <HeadCell numeric>Quantity</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Who acts next</HeadCell>
          <SortHead by="safe" sort={sort}>
            Last safe day
          </SortHead>
          <HeadCell hidden>Actions</HeadCell>
        </>
      }
    >
      {requests.map((request) => (
        <RequestRow key={request.id} slug={slug} today={today} request={request} />
      ))}
    </Table>
  );
}

function RequestRow({ slug, today, request }: { slug: string; today: string; request: OpenRow }) {
  const { id, sku, name, unit, kind, quantity, startDate, timingName, isSubscribed, problems, state, who } = request;
  const to = requestPath({ slug, id });
  return (
    <Row mark={problems.length > 0 ? "alert" : who.isReader ? "yours" : undefined}>
      <RowHead>
        <Link to={productPath(slug, sku)} id={`product-${id}`}>
          {name}
        </Link>
        <br />
        <span className="muted small">{isSubscribed ? "On Subscriptions too" : kindLabel(kind)}</span>
        {problems.map((problem) => (
          <p key={problem} className="small cluster">
            <Badge tone="warning">Problem</Badge> {problem}
          </p>
        ))}
      </RowHead>
      <Cell label="Takes effect">
        <Day date={startDate} />
        <br />
        <span className="muted small">{timingName}</span>
      </Cell>
      <Cell label="Quantity" numeric>
        {countOf(quantity, unit)}
      </Cell>
      <Cell label="State">
        <StateSteps state={state} />
      </Cell>
      <Cell label="Who acts next">
        <strong>{who.isReader ? "You" : who.name}</strong>
        <br />
        <span className="small">
          {who.isReader ? <Link to={to}>{request.step}</Link> : request.step}
          <span className="muted">
            , since <Day date={request.waitingSince.slice(0, 10)} />
          </span>
        </span>
      </Cell>
      <Cell label="Last safe day">
        <LastSafeDay date={request.lastSafeDay} today={today} isOrdered={state === "ordered"} />
      </Cell>
      <Cell actions>
        <ButtonLink small kind="quiet" to={to} aria-describedby={`product-${id}`}>
          History
        </ButtonLink>
        {request.moves.includes("change") && (
          <ButtonLink small kind="quiet" to={`${to}/change`} aria-describedby={`product-${id}`}>
            Change
          </ButtonLink>
        )}
        {request.moves.includes("cancel") && (
          <Form method="post" action={`${to}/cancel`}>
            <input type="hidden" name="version" value={request.version} />
            <Button small kind="danger" aria-describedby={`product-${id}`}>
              Cancel
            </Button>
          </Form>
        )}
      </Cell>
    </Row>
  );
}

/** Beyond it, what is not ordered may take effect late; what is ordered no longer cares. */
export function LastSafeDay({ date, today, isOrdered }: { date: string; today: string; isOrdered: boolean }) {
  const isLate = date < today && !isOrdered;
  return (
    <>
      <Day date={date} />
      <br />
      {isLate ? (
        <Badge tone="fail">
          <Icon name="calendar" />
          {daysLeft(date, today).replace("ago", "late")}
        </Badge>
      ) : (
        <span className="muted small">{isOrdered ? "Ordered" : daysLeft(date, today)}</span>
      )}
    </>
  );
}
