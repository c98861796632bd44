import { Link } from "@remix-run/react";
import { ShelfCard } from "~/licensing/shelves/shelf-card";
import type { RequestMark, SubscriptionView } from "~/licensing/shelves/subscription-views";
import { sourceLabels } from "~/licensing/shelves/subscription-words";
import { quantityLabel } from "~/licensing/units";
import { Badge } from "~/ui/badge";
import { Day, daysLeft } from "~/ui/day";
import { Facts } from "~/ui/facts";
import { Icon } from "~/ui/icon";

interface SubscriptionCardProps {
  slug: string;
  product: SubscriptionView;
  today: string;
}

type Line = SubscriptionView["lines"][number];

/** What the customer holds of a product: until when, how many, from where, and what follows. */
export function SubscriptionCard({ slug, product, today }: SubscriptionCardProps) {
  const { lines, unit, includes, request } = product;
  const isUpcoming = lines.every(({ state }) => state === "upcoming");
  return (
    <ShelfCard
      slug={slug}
      product={product}
      badges={(isUpcoming || request) && <Marks isUpcoming={isUpcoming} request={request} />}
      foot={includes > 0 && <span className="small muted">{includesText(includes)}</span>}
    >
      {lines.map((line) => (
        <LineFacts key={line.id} line={line} unit={unit} today={today} />
      ))}
      {request && <RequestNote slug={slug} request={request} />}
    </ShelfCard>
  );
}

function Marks({ isUpcoming, request }: { isUpcoming: boolean; request: RequestMark | null }) {
  return (
    <>
      {isUpcoming && <Badge tone="info">Upcoming</Badge>}
      {request && <Badge tone="brand">Open request</Badge>}
    </>
  );
}

function LineFacts({ line, unit, today }: { line: Line; unit: string; today: string }) {
  return (
    <div className="small">
      <Facts
        facts={[
          line.state === "upcoming" && line.startDate
            ? ["Start Date", <StartsIn key="start" date={line.startDate} today={today} />]
            : null,
          ["Service End Date", <EndsIn key="end" line={line} today={today} />],
          [quantityLabel(unit), line.quantity?.toLocaleString("en-GB") ?? "Not said"],
          ["Source", sourceLabels[line.source]],
          line.orderNumber ? ["Order Number", line.orderNumber] : null,
        ]}
      />
    </div>
  );
}

function StartsIn({ date, today }: { date: string; today: string }) {
  return (
    <>
      <Day date={date} /> <span className="muted">{daysLeft(date, today).replace(" left", " from now")}</span>
    </>
  );
}

function EndsIn({ line, today }: { line: Line; today: string }) {
  const words = daysLeft(line.endDate, today);
  return (
    <>
      <Day date={line.endDate} />{" "}
      {line.endsSoon ? (
        <Badge tone="warning" glyph="clock">
          {words}
        </Badge>
      ) : (
        <span className="muted">{words}</span>
      )}
      {line.follows && (
        <>
          <br />
          {line.follows}
        </>
      )}
      {line.agreedEndDate && (
        <>
          <br />
          <span className="muted">
            agreed until <Day date={line.agreedEndDate} />
          </span>
        </>
      )}
    </>
  );
}

function RequestNote({ slug, request }: { slug: string; request: RequestMark }) {
  return (
    <div className="reason">
      <Icon name="info" />
      <span>
        {request.text}{" "}
        {request.lastSafeDay && (
          <>
            Last safe day to order: <Day date={request.lastSafeDay} />.{" "}
          </>
        )}
        <Link to={`/customers/${slug}/licensing/requests/${request.id}`}>See the request</Link>
      </span>
    </div>
  );
}

const includesText = (count: number) => (count === 1 ? "Includes 1 product" : `Includes ${count} products`);
