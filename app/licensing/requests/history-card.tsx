import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import type { HistoryLine } from "./history";

/** All that happened to a request, the newest first. */
export function HistoryCard({ lines }: { lines: HistoryLine[] }) {
  return (
    <Card title="History">
      <ol className="timeline">
        {lines.map(({ id, at, who, did, details, words }) => (
          <li key={id} className="wrap-anywhere">
            <Instant at={at} />: {who} <strong>{did}</strong>
            {details.length > 0 && `. ${details.join(". ")}`}
            {words && `: “${words}”`}
          </li>
        ))}
      </ol>
    </Card>
  );
}
