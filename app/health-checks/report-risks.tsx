import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { referenceLink } from "./reference-link";
import { SeverityWord, StatusBadge } from "./status-badge";
import type { Severity, Status } from "./vocabulary";

interface ReportRisksProps {
  path: string;
  risks: readonly {
    line: number;
    title: string;
    product: string;
    areaName: string;
    status: Status;
    severity: Severity;
    currentSetting: string;
    finding: string;
    recommendation: string;
    reference: string;
  }[];
}

/** What to look at first: what was found, what to do, where to read about it. */
export function ReportRisks({ path, risks }: ReportRisksProps) {
  return (
    <Card
      title="Top risks"
      action={<span className="small muted">By severity, then where the area scores lowest</span>}
    >
      {risks.length === 0 ? (
        <p className="muted">No check fails, and none is a warning.</p>
      ) : (
        <ol className="risks">
          {risks.map((risk) => (
            <li key={risk.line} className={risk.status}>
              <div className="cluster cluster--apart">
                <Link to={`${path}/findings/${risk.line}`}>
                  <strong>{risk.title || risk.areaName}</strong>
                </Link>
                <span className="cluster small">
                  <SeverityWord severity={risk.severity} />
                  <StatusBadge status={risk.status} />
                </span>
              </div>
              <p className="small muted">
                {risk.product}, {risk.areaName}
              </p>
              {(risk.finding || risk.currentSetting) && <p>{risk.finding || risk.currentSetting}</p>}
              {risk.recommendation && (
                <p>
                  <strong>Do:</strong> {risk.recommendation}
                </p>
              )}
              {risk.reference && <Reference reference={risk.reference} />}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Reference({ reference }: { reference: string }) {
  const href = referenceLink(reference);
  return (
    <p className="small">
      {href ? (
        <a href={href} rel="noreferrer">
          {reference.replace(/^https?:\/\//, "")}
        </a>
      ) : (
        reference
      )}
    </p>
  );
}
