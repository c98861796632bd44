import type { ReactNode } from "react";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface HistoryCardProps {
  /** The first line follows the name. */
  history: readonly { id: number; at: string; who: string; lines: readonly string[] }[];
  /** What is said where nothing happened; left out: there is no card. */
  nothing?: string;
  /** Leads to the whole. */
  all?: ReactNode;
}

/** Who changed what, newest first. */
export function HistoryCard({ history, nothing, all }: HistoryCardProps) {
  if (history.length === 0 && !nothing) return null;
  return (
    <Card title="History" action={all}>
      {history.length === 0 ? (
        <p className="muted">{nothing}</p>
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
