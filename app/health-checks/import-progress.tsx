import { Card } from "~/ui/card";

interface ImportProgressProps {
  size: number;
  doneBytes: number;
  rows: number;
  /** Another file is read first. */
  isWaiting: boolean;
}

/** How far a file is read; without JavaScript the page asks again by itself. */
export function ImportProgress({ size, doneBytes, rows, isWaiting }: ImportProgressProps) {
  const said = isWaiting
    ? "Another file is being read first. This one waits for its turn."
    : `${inMegabytes(doneBytes)} of ${inMegabytes(size)} read, ${rows.toLocaleString("en-GB")} rows so far.`;
  return (
    <Card label="Progress">
      <div className="stack">
        <progress className="w-full" max={size} value={doneBytes} aria-label="Bytes read" />
        <p>{said}</p>
        <p className="muted">
          The next page opens by itself. You can leave this one: the draft will be among the uploads.
        </p>
      </div>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
    </Card>
  );
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
