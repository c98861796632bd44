import type { SubscriptionView } from "~/licensing/shelves/subscription-views";
import { sourceLabels } from "~/licensing/shelves/subscription-words";
import { countOf, quantityLabel } from "~/licensing/units";
import { Badge } from "~/ui/badge";
import { DatedText } from "~/ui/dated-text";
import { Day, daysLeft } from "~/ui/day";
import { Facts } from "~/ui/facts";

type Line = SubscriptionView["lines"][number];

interface LineFactsProps {
  line: Line;
  unit: string;
  today: string;
}

/** A subscription in one line of an order, fact by fact. */
export function LineFacts({ line, unit, today }: LineFactsProps) {
  const { startDate, state, quantity, source, orderNumber } = line;
  return (
    <div className="small">
      <Facts
        facts={[
          state === "upcoming" && startDate
            ? ["Start Date", <StartsIn key="start" date={startDate} today={today} />]
            : null,
          ["Service End Date", <EndsIn key="end" line={line} today={today} />],
          [quantityLabel(unit), quantity?.toLocaleString("en-GB") ?? "Not entered"],
          ["Source", sourceLabels[source]],
          orderNumber ? ["Order Number", orderNumber] : null,
        ]}
      />
    </div>
  );
}

/** Several lines of the same product, which add up. */
export function LineRows({ lines, unit, today }: { lines: Line[]; unit: string; today: string }) {
  return (
    <ul className="stack stack--tight small">
      {lines.map((line) => (
        <li key={line.id}>
          <strong>{line.quantity === null ? "Number not entered" : countOf(line.quantity, unit)}</strong>{" "}
          {line.state === "upcoming" && line.startDate && (
            <>
              from <Day date={line.startDate} />{" "}
            </>
          )}
          until <EndsIn line={line} today={today} />
          <br />
          <span className="muted">
            {sourceLabels[line.source]}
            {line.orderNumber && `, Order Number ${line.orderNumber}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function StartsIn({ date, today }: { date: string; today: string }) {
  return (
    <>
      <Day date={date} /> <span className="muted">in {daysLeft(date, today).replace(/ left$/, "")}</span>
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
          <DatedText>{line.follows}</DatedText>
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
