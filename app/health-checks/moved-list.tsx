import { Link } from "~/ui/link";
import { SeverityWord } from "./status-badge";
import { type Change, changeLabels, type Severity, type Status, statusLabels } from "./vocabulary";

export interface Moved {
  line: number;
  title: string;
  areaName: string;
  severity: Severity;
  statusBefore: Status | null;
  statusAfter: Status | null;
}

interface MovedListProps {
  open: boolean;
  change: Change;
  count: number;
  checks: readonly Moved[];
  /** The report that holds the rows. */
  path: string;
  /** Where all of them are. */
  all: string;
}

/** The checks of one kind of change, by name. */
export function MovedList({ open, change, count, checks, path, all }: MovedListProps) {
  return (
    <details open={open}>
      <summary>
        <strong>{changeLabels[change]}</strong> <span className="count">{count.toLocaleString("en-GB")}</span>
      </summary>
      <ul className="rows">
        {checks.map((check) => (
          <li key={check.line}>
            <span>
              <Link to={`${path}/findings/${check.line}`}>{check.title || check.areaName}</Link>{" "}
              <span className="small muted">{check.areaName}</span>
            </span>
            <span className="small">
              <StatusStep {...check} />, <SeverityWord severity={check.severity} />
            </span>
          </li>
        ))}
        {count > checks.length && (
          <li>
            <span className="small muted">The {checks.length} heaviest are named here.</span>
            <Link to={all}>All {count.toLocaleString("en-GB")}</Link>
          </li>
        )}
      </ul>
    </details>
  );
}

/** What a check was and what it is; of what is in one file only, just that. */
export function StatusStep({ statusBefore, statusAfter }: Pick<Moved, "statusBefore" | "statusAfter">) {
  if (statusAfter === null) return <>{statusBefore && `Was ${statusLabels[statusBefore]}`}</>;
  return (
    <>
      {statusBefore === null
        ? statusLabels[statusAfter]
        : `${statusLabels[statusBefore]} → ${statusLabels[statusAfter]}`}
    </>
  );
}
