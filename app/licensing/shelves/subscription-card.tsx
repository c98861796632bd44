import { requestPath } from "~/licensing/paths";
import { LineFacts, LineRows } from "~/licensing/shelves/line-facts";
import { ShelfCard } from "~/licensing/shelves/shelf-card";
import type { RequestMark, SubscriptionView } from "~/licensing/shelves/subscription-views";
import { Badge } from "~/ui/badge";
import { DatedText } from "~/ui/dated-text";
import { Day } from "~/ui/day";
import { Icon } from "~/ui/icon";
import { Link } from "~/ui/link";

interface SubscriptionCardProps {
  slug: string;
  product: SubscriptionView;
  today: string;
}

/** What the customer holds of a product: until when, how many, from where, and what follows. */
export function SubscriptionCard({ slug, product, today }: SubscriptionCardProps) {
  const { lines, unit, includes, request } = product;
  const isUpcoming = lines.every(({ state }) => state === "upcoming");
  const [line, ...others] = lines;
  return (
    <ShelfCard
      slug={slug}
      product={product}
      badges={(isUpcoming || request) && <Marks isUpcoming={isUpcoming} isRequested={request !== null} />}
      foot={includes > 0 && <span className="small muted">{includesText(includes)}</span>}
    >
      {others.length > 0 ? (
        <LineRows lines={lines} unit={unit} today={today} />
      ) : (
        line && <LineFacts line={line} unit={unit} today={today} />
      )}
      {request && <RequestNote slug={slug} request={request} />}
    </ShelfCard>
  );
}

function Marks({ isUpcoming, isRequested }: { isUpcoming: boolean; isRequested: boolean }) {
  return (
    <>
      {isUpcoming && <Badge tone="info">Upcoming</Badge>}
      {isRequested && <Badge tone="brand">Open request</Badge>}
    </>
  );
}

function RequestNote({ slug, request }: { slug: string; request: RequestMark }) {
  return (
    <div className="reason">
      <Icon name="info" />
      <span>
        <DatedText>{request.text}</DatedText>{" "}
        {request.lastSafeDay && (
          <>
            Last safe day to order: <Day date={request.lastSafeDay} />.{" "}
          </>
        )}
        <Link to={requestPath({ slug, id: request.id })}>See the request</Link>
      </span>
    </div>
  );
}

const includesText = (count: number) => (count === 1 ? "Includes 1 product" : `Includes ${count} products`);
