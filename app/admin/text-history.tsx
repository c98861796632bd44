import { Link } from "@remix-run/react";
import type { listVersions } from "~/admin/texts.server";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";

type Versions = Awaited<ReturnType<typeof listVersions>>;

/** Who wrote which version, and when; each can be read. */
export function TextHistory({ history }: { history: Versions }) {
  if (history.length === 0) return null;
  return (
    <div className="section">
      <Card title="History">
        <ul className="rows">
          {history.map(({ version, at, by }) => (
            <li key={version}>
              <Link to={`?version=${version}`}>Version {version}</Link>
              <span className="muted">by {by}</span>
              <Instant at={at} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
