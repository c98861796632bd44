import { productPath, requestPath } from "~/licensing/paths";
import type { ChainedTerm } from "~/licensing/product/chain";
import type { ProductPage } from "~/licensing/product/product-page.server";
import { sourceLabels } from "~/licensing/shelves/subscription-words";
import type { TermState } from "~/licensing/subscriptions/term";
import { quantityLabel } from "~/licensing/units";
import { Badge, type Tone } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Day, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

type ChainCardProps = Pick<ProductPage, "slug" | "customerName" | "today" | "unit" | "chain" | "may">;

const states: Record<TermState, { label: string; tone: Tone }> = {
  ended: { label: "Ended", tone: "neutral" },
  current: { label: "Current", tone: "pass" },
  upcoming: { label: "Upcoming", tone: "info" },
};

/** What the customer had, has and will have of the product, term by term. */
export function ChainCard({ slug, customerName, today, unit, chain, may }: ChainCardProps) {
  if (chain.length === 0) return null;
  const labels = { start: "Start Date", end: "Service End Date", number: quantityLabel(unit), source: "Source" };
  return (
    <Card flush title={`Subscription of ${customerName}`}>
      <Table
        caption="Its terms, the last one at the end"
        captionHidden
        head={
          <>
            <HeadCell>Term</HeadCell>
            <HeadCell>{labels.start}</HeadCell>
            <HeadCell>{labels.end}</HeadCell>
            <HeadCell numeric>{labels.number}</HeadCell>
            <HeadCell>{labels.source}</HeadCell>
          </>
        }
      >
        {chain.map((term) => (
          <Row key={term.id} mark={term.state === "current" ? "yours" : undefined}>
            <RowHead>
              <Badge tone={states[term.state].tone}>{states[term.state].label}</Badge>
            </RowHead>
            <Cell label={labels.start}>{term.startDate ? <Day date={term.startDate} /> : "Not said"}</Cell>
            <Cell label={labels.end}>
              <EndDate term={term} today={today} />
              <Neighbours slug={slug} term={term} />
            </Cell>
            <Cell label={labels.number} numeric>
              {term.quantity?.toLocaleString("en-GB") ?? "Not said"}
            </Cell>
            <Cell label={labels.source}>
              <Source slug={slug} term={term} may={may} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function EndDate({ term, today }: { term: ChainedTerm; today: string }) {
  return (
    <>
      <Day date={term.endDate} />
      {term.state !== "ended" && (
        <>
          {" "}
          <span className="muted small nowrap">{daysLeft(term.endDate, today)}</span>
        </>
      )}
      {term.agreedEndDate && term.agreedEndDate !== term.endDate && (
        <p className="muted small">
          Agreed until <Day date={term.agreedEndDate} />
        </p>
      )}
    </>
  );
}

/** Products whose place the term takes, and the one that takes its own. */
function Neighbours({ slug, term }: { slug: string; term: ChainedTerm }) {
  return (
    <>
      {term.follows.map(({ sku, name }) => (
        <p key={sku} className="small">
          Takes the place of <Link to={productPath(slug, sku)}>{name}</Link>
        </p>
      ))}
      {term.replacedBy && (
        <p className="small">
          Then <Link to={productPath(slug, term.replacedBy.sku)}>{term.replacedBy.name}</Link>
          {term.replacedBy.from && (
            <>
              , from <Day date={term.replacedBy.from} />
            </>
          )}
        </p>
      )}
    </>
  );
}

function Source({ slug, term, may }: { slug: string; term: ChainedTerm; may: ProductPage["may"] }) {
  return (
    <>
      {sourceLabels[term.source]}
      {term.orderNumber && <p className="small">Order {term.orderNumber}</p>}
      {term.requestId && may.view && (
        <p className="small">
          <Link to={requestPath({ slug, id: term.requestId })}>The request behind it</Link>
        </p>
      )}
      {term.source === "portal" && may.correct && (
        <p className="small no-print">
          <Link to={`?correct=${term.id}#correct`}>Correct</Link>
        </p>
      )}
    </>
  );
}
