import type { Block } from "~/infra/markdown";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Prose } from "~/ui/prose";

interface ReportSummaryProps {
  summary: readonly Block[];
  /** Null: the admin who published it is gone. */
  by: string | null;
  at: string | null;
}

/** The admin's words. */
export function ReportSummary({ summary, by, at }: ReportSummaryProps) {
  return (
    <Card title="Executive Summary" action={<span className="small muted">{by ? `${by}, ` : ""}Secure Dynamics</span>}>
      {summary.length > 0 ? <Prose blocks={summary} /> : <p className="muted">No summary was written for this date.</p>}
      {at && (
        <p className="small muted note">
          Published <Instant at={at} />
        </p>
      )}
    </Card>
  );
}
