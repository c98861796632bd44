import { Badge, type Tone } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";

interface ShownQuote {
  id: string;
  validUntil: string;
  note: string;
  sentAt: string;
  sentByName: string;
  acceptedAt: string | null;
  acceptedByName: string | null;
  declinedAt: string | null;
  declinedByName: string | null;
  declineReason: string;
  supersededAt: string | null;
  file: { name: string; size: number } | null;
}

interface QuotesCardProps {
  /** The request's own page. */
  base: string;
  today: string;
  quotes: ShownQuote[];
}

/** The quote that stands, and below it those that no longer do. */
export function QuotesCard({ base, today, quotes }: QuotesCardProps) {
  return (
    <Card title={quotes.length === 1 ? "Quote" : "Quotes"}>
      <ul className="stack">
        {quotes.map((quote) => (
          <li key={quote.id} className="wrap-anywhere">
            <div>
              <p className="cluster">
                <QuoteState quote={quote} today={today} />
                <span>
                  valid until <Day date={quote.validUntil} />
                </span>
                {quote.file && (
                  <Link to={`${base}/quotes/${quote.id}`} reloadDocument>
                    {quote.file.name} ({sizeOf(quote.file.size)})
                  </Link>
                )}
              </p>
              <p className="small muted">
                Sent by {quote.sentByName}, <Instant at={quote.sentAt} />
                {quote.acceptedAt && (
                  <>
                    ; accepted by {quote.acceptedByName}, <Instant at={quote.acceptedAt} />
                  </>
                )}
                {quote.declinedAt && (
                  <>
                    ; declined by {quote.declinedByName}, <Instant at={quote.declinedAt} />: “{quote.declineReason}”
                  </>
                )}
              </p>
              {quote.note && <p className="small whitespace-pre-wrap">{quote.note}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function QuoteState({ quote, today }: { quote: ShownQuote; today: string }) {
  const [tone, word] = stateOf(quote, today);
  return <Badge tone={tone}>{word}</Badge>;
}

function stateOf({ acceptedAt, declinedAt, supersededAt, validUntil }: ShownQuote, today: string): [Tone, string] {
  if (acceptedAt) return supersededAt ? ["neutral", "Accepted, then superseded"] : ["pass", "Accepted"];
  if (declinedAt) return ["fail", "Declined"];
  if (supersededAt) return ["neutral", "Superseded"];
  return validUntil < today ? ["warning", "Expired"] : ["brand", "Waits for an answer"];
}

function sizeOf(bytes: number) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
