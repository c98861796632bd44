import { Link } from "@remix-run/react";
import { Card } from "~/ui/card";
import { SeverityWord } from "./status-badge";
import { type Severity, type Status, statusLabels } from "./vocabulary";

interface Moved {
  line: number;
  title: string;
  areaName: string;
  severity: Severity;
  status: Status;
  statusBefore: Status | null;
}

interface ReportChangesProps {
  path: string;
  from: string;
  counts: Record<keyof ReportChangesProps["moved"], number>;
  moved: Record<"resolved" | "improved" | "regressed" | "new_check" | "newly_assessed" | "removed", readonly Moved[]>;
}

const kinds = [
  ["regressed", "Worse"],
  ["resolved", "Fixed"],
  ["improved", "Better"],
  ["new_check", "New"],
  ["newly_assessed", "Newly measured"],
  ["removed", "No longer in the file"],
] as const;

/** What changed, by name and not only by number: the heaviest of each kind. */
export function ReportChanges({ path, from, counts, moved }: ReportChangesProps) {
  const some = kinds.filter(([kind]) => counts[kind] > 0);
  if (some.length === 0) return null;
  return (
    <Card title={`What changed since ${from}`} id="what-changed">
      <div className="stack">
        {some.map(([kind, label], index) => (
          <details key={kind} open={index === 0}>
            <summary>
              <strong>{label}</strong> <span className="count">{counts[kind]}</span>
            </summary>
            <ul className="rows">
              {moved[kind].map((check) => (
                <li key={check.line}>
                  <span>
                    {/* What left the file has no row in this one to lead to. */}
                    {kind === "removed" ? (
                      check.title
                    ) : (
                      <Link to={`${path}/findings/${check.line}`}>{check.title}</Link>
                    )}{" "}
                    <span className="small muted">{check.areaName}</span>
                  </span>
                  <span className="small">
                    {check.statusBefore && kind !== "removed" ? `${statusLabels[check.statusBefore]} → ` : ""}
                    {statusLabels[check.status]}, <SeverityWord severity={check.severity} />
                  </span>
                </li>
              ))}
              {counts[kind] > moved[kind].length && (
                <li>
                  <span className="small muted">The {moved[kind].length} heaviest are named here.</span>
                  {kind !== "removed" && <Link to={`?change=${kind}#findings`}>All {counts[kind]}</Link>}
                </li>
              )}
            </ul>
          </details>
        ))}
      </div>
    </Card>
  );
}
