import { Link } from "@remix-run/react";
import type { Waiting } from "~/profile/waiting-task";
import { Card } from "~/ui/card";

/** Who acts next, on what. */
export function WaitingCard({ base, waiting }: { base: string; waiting: Waiting[] }) {
  return (
    <Card title="What waits">
      <ul className="rows">
        {waiting.map((item) => (
          <li key={item.text}>
            <span>
              <strong>{item.who}:</strong> <Link to={base + item.path}>{item.text}</Link>
            </span>
            <span className="small muted">{item.since ? `since ${item.since}` : item.why}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
