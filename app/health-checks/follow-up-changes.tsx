import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface FollowUpChangesProps {
  changes: readonly { id: number; at: string; who: string; lines: readonly string[] }[];
}

/** Who changed what, newest first. */
export function FollowUpChanges({ changes }: FollowUpChangesProps) {
  if (changes.length === 0) return null;
  return (
    <Card title="History">
      <ol className="timeline">
        {changes.map(({ id, at, who, lines }) => (
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
    </Card>
  );
}
