import { bandOf, bandWord, showScore } from "~/health-checks/score";
import { Badge } from "~/ui/badge";
import { toneOf } from "~/ui/band";
import { Day, daysBetween, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";
import { soonDays } from "./business-search";
import { expiryNames, type NextExpiry } from "./next-expiry";

/** The score of a health check that there is. */
export function CheckScore({ score }: { score: number | null }) {
  const band = bandOf(score);
  if (band === null) return <span className="muted">{bandWord(band)}</span>;
  return (
    <>
      <strong className="num">{showScore(score)}</strong> <Badge tone={toneOf(band)}>{bandWord(band)}</Badge>
    </>
  );
}

/** Open requests, and how many of them wait for the reader. */
export function OpenRequests({ slug, yours, others }: { slug: string; yours: number; others: number }) {
  if (yours + others === 0) return <span className="muted">None</span>;
  return (
    <>
      <Link className="nowrap" to={`/customers/${slug}/licensing/requests`}>
        {yours + others} open
      </Link>
      <br />
      {yours > 0 ? <Badge tone="brand">{yours} for you</Badge> : <span className="muted small">For others to act</span>}
    </>
  );
}

/** The days stand beside the date, never instead of it. */
export function Expiry({ expiry, today }: { expiry: NextExpiry | null; today: string }) {
  if (!expiry) return <span className="muted">None recorded</span>;
  const left = daysLeft(expiry.date, today);
  const isSoon = daysBetween(today, expiry.date) <= soonDays;
  return (
    <>
      <Day date={expiry.date} />{" "}
      {isSoon ? <Badge tone="warning">{left}</Badge> : <span className="muted small">{left}</span>}
      <br />
      <span className="muted small">
        {expiryNames[expiry.kind]}: {expiry.what}
      </span>
    </>
  );
}
