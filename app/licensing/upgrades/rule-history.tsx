import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

interface RuleHistoryProps {
  history: { id: number; at: string; who: string; what: string }[];
}

/** Who changed the rule and how, newest first. */
export function RuleHistory({ history }: RuleHistoryProps) {
  return (
    <Card title="History">
      {history.length === 0 ? (
        <p className="muted">Nobody has changed this rule since it came with the portal.</p>
      ) : (
        <ol className="timeline">
          {history.map(({ id, at, who, what }) => (
            <li key={id}>
              <Instant at={at} />
              <br />
              <strong>{who}</strong> {what}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
