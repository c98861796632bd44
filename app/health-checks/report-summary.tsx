import type { Block } from "~/infra/markdown";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Instant } from "~/ui/instant";
import { Prose } from "~/ui/prose";

interface ReportSummaryProps {
  summary: readonly Block[];
  /** Null: the admin who published it is gone. */
  by: string | null;
  at: string | null;
  steps: readonly { text: string; owner: string; dueDate: string | null }[];
}

/** The admin's words, and what shall be done next. */
export function ReportSummary({ summary, by, at, steps }: ReportSummaryProps) {
  return (
    <Card title="Executive Summary" action={<span className="small muted">{by ? `${by}, ` : ""}Secure Dynamics</span>}>
      {summary.length > 0 ? <Prose blocks={summary} /> : <p className="muted">No summary was written for this date.</p>}
      {steps.length > 0 && (
        <>
          <h3 className="steps__title">Next steps</h3>
          <ol className="rows">
            {steps.map(({ text, owner, dueDate }) => (
              <li key={`${text} ${owner} ${dueDate}`}>
                <span>{text}</span>
                <span className="small muted">
                  {owner || "No owner yet"}
                  {dueDate && (
                    <>
                      , by <Day date={dueDate} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {at && (
        <p className="small muted note">
          Published <Instant at={at} />
        </p>
      )}
    </Card>
  );
}
