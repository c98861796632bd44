import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface HistoryCardProps {
  history: { id: number; at: string; who: string; lines: string[] }[];
}

/** Who changed what, newest first. */
export function HistoryCard({ history }: HistoryCardProps) {
  return (
    <Card title="History">
      {history.length === 0 ? (
        <p className="muted">Nobody has changed this product since it came with the portal.</p>
      ) : (
        <ol className="timeline">
          {history.map(({ id, at, who, lines }) => (
            <li key={id}>
              <Instant at={at} />
              <br />
              <strong>{who}</strong> {lines[0]}
              {lines.slice(1).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
