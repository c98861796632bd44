import { productPath } from "~/licensing/paths";
import type { Ending, SubscriptionsSummary } from "~/licensing/shelves/subscriptions-summary";
import { Badge } from "~/ui/badge";
import { DatedText } from "~/ui/dated-text";
import { Day, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { type Stat, Stats } from "~/ui/stats";

interface SummaryProps {
  slug: string;
  summary: SubscriptionsSummary;
  today: string;
}

/** What ends next, how much ends soon, and what has been done about it. */
export function SubscriptionsSummaryStrip({ slug, summary, today }: SummaryProps) {
  const { products, upcoming, nextEnds, soon } = summary;
  const [next, then] = nextEnds;
  return (
    <>
      <Stats
        stats={[
          next
            ? endStat(nextLabel, next, today)
            : { label: nextLabel, value: "–", note: "Something follows each of them" },
          ...(then ? [endStat("Then", then, today)] : []),
          {
            label: "End within 90 days",
            value: soon.length,
            note: soon.length === 0 ? "Nothing to renew yet" : `of ${products}; ${renewalsOf(soon)}`,
          },
          { label: "Products", value: products, note: upcoming > 0 ? `${upcoming} of them upcoming` : "All current" },
        ]}
      />
      {soon.length > 0 && (
        <div className="section">
          <SoonNotice slug={slug} soon={soon} today={today} />
        </div>
      )}
    </>
  );
}

const nextLabel = "Next Service End Date";

function endStat(label: string, { date, names }: SubscriptionsSummary["nextEnds"][number], today: string): Stat {
  const [first, ...others] = names;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return { label, value: <Day date={date} />, note: `${daysLeft(date, today)}: ${first}${more}` };
}

function renewalsOf(soon: readonly Ending[]): string {
  const asked = soon.filter(({ renewal }) => renewal).length;
  if (asked === 0) return "no renewal requested";
  return asked === soon.length ? "all with a renewal requested" : `${asked} with a renewal requested`;
}

const shown = 5;

function SoonNotice({ slug, soon, today }: { slug: string; soon: readonly Ending[]; today: string }) {
  const more = soon.length - shown;
  return (
    <Notice
      tone="warning"
      title={soon.length === 1 ? "1 product ends within 90 days" : `${soon.length} products end within 90 days`}
    >
      <ul className="rows rows--dated">
        {soon.slice(0, shown).map(({ sku, name, date, renewal }) => (
          <li key={sku}>
            <Day date={date} />
            <span>
              <Link to={productPath(slug, sku)}>{name}</Link>
              <br />
              <span className="small">{renewal ? <Renewal renewal={renewal} /> : "No renewal is requested yet."}</span>
            </span>
            <Badge tone="warning" glyph="clock">
              {daysLeft(date, today)}
            </Badge>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="small">{more} more are among the subscriptions below.</p>}
    </Notice>
  );
}

function Renewal({ renewal: { text, lastSafeDay } }: { renewal: NonNullable<Ending["renewal"]> }) {
  return (
    <>
      <DatedText>{text}</DatedText>
      {lastSafeDay && (
        <>
          {" "}
          Last safe day to order: <Day date={lastSafeDay} />.
        </>
      )}
    </>
  );
}
