import { DatedText } from "~/profile/dated-text";
import type { Waiting } from "~/profile/waiting-task";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";

/** Who acts next, on what. */
export function WaitingCard({ base, waiting }: { base: string; waiting: Waiting[] }) {
  return (
    <Card title="What waits">
      <ul className="rows">
        {waiting.map((item) => (
          <li key={`${item.who} ${item.text}`}>
            <span>
              <strong>{item.who}:</strong>{" "}
              <Link to={base + item.path}>
                <DatedText text={item.text} />
              </Link>
            </span>
            <span className="small muted">
              <DatedText text={item.aside} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
