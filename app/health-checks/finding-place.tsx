import { Link } from "~/ui/link";

interface FindingPlaceProps {
  /** Up to the report. */
  path: string;
  /** What is shown there, such as ?status=fail */
  filter: string;
  previous: number | null;
  next: number | null;
  /** Null: this one is not among them. */
  number: number | null;
  total: number;
}

/** To the finding before and after it in the list it was opened from. */
export function FindingPlace({ path, filter, previous, next, number, total }: FindingPlaceProps) {
  const to = (line: number) => `${path}/findings/${line}${filter}`;
  return (
    <nav className="pages no-print" aria-label="Findings">
      {previous !== null && (
        <Link to={to(previous)} rel="prev">
          Previous
        </Link>
      )}
      <span className="small muted">
        {number === null ? "Not one" : number.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")}
        {filter && " that fit the filter"}
      </span>
      {next !== null && (
        <Link to={to(next)} rel="next">
          Next
        </Link>
      )}
    </nav>
  );
}
