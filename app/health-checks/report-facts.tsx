import { Day } from "~/ui/day";
import { Link } from "~/ui/link";
import { compareLink } from "./compare-link";

interface ReportFactsProps {
  base: string;
  date: string;
  /** "63 days old" */
  age: string;
  stale: boolean;
  rowCount: number;
  products: readonly { name: string; areas: readonly unknown[] }[];
  publishedBy: string | null;
  previousDate: string | null;
}

/** When, of what, by whom, and what came before. */
export function ReportFacts(report: ReportFactsProps) {
  const { base, date, age, stale, rowCount, products, publishedBy, previousDate } = report;
  const areas = products.reduce((sum, product) => sum + product.areas.length, 0);
  return (
    <dl className="figure-strip">
      <div>
        <dt>Date</dt>
        <dd>
          <strong>
            <Day date={date} />
          </strong>
          , {stale ? <strong>{age}</strong> : age}
        </dd>
      </div>
      <div>
        <dt>Scope</dt>
        <dd>
          <strong>{rowCount.toLocaleString("en-GB")}</strong> checks, {areas.toLocaleString("en-GB")}{" "}
          {areas === 1 ? "technology area" : "technology areas"}
        </dd>
      </div>
      <div>
        <dt>Products covered</dt>
        <dd>{products.map(({ name }) => name).join(", ")}</dd>
      </div>
      <div>
        <dt>Prepared by</dt>
        <dd>{publishedBy ? `${publishedBy}, Secure Dynamics` : "Secure Dynamics"}</dd>
      </div>
      <div>
        <dt>Previous health check</dt>
        <dd>
          {previousDate ? (
            <Link to={compareLink(base, { from: previousDate, to: date })}>{previousDate}, compare</Link>
          ) : (
            "None: this is the first"
          )}
        </dd>
      </div>
    </dl>
  );
}
