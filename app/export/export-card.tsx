import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Notice } from "~/ui/notice";

interface ExportCardProps {
  action: string;
  /** Null: a file can be had now. */
  waitSeconds: number | null;
  holds: readonly string[];
  lacks: string;
}

/** What the file holds, and the button that makes it. A plain form: the browser saves what it answers. */
export function ExportCard({ action, waitSeconds, holds, lacks }: ExportCardProps) {
  const minutes = Math.ceil((waitSeconds ?? 0) / 60);
  return (
    <Card title="What the file holds">
      <div className="prose">
        <ul>
          {holds.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p>
          It is a ZIP: each table as JSON, complete, and as CSV for a spreadsheet, with a README that says what is what.
        </p>
        <p className="muted">{lacks}</p>
      </div>
      {waitSeconds === null ? (
        <form method="post" action={action} className="note">
          <Button kind="primary" icon="download">
            Download ZIP
          </Button>
        </form>
      ) : (
        <Notice tone="warning" title={`Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`}>
          There were several exports in this hour.
        </Notice>
      )}
    </Card>
  );
}
