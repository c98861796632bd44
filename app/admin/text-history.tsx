import type { listVersions } from "~/admin/texts.server";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";

interface TextHistoryProps {
  textKey: string;
  history: Awaited<ReturnType<typeof listVersions>>;
}

/** Who published which version, and when; each can be read and restored. */
export function TextHistory({ textKey, history }: TextHistoryProps) {
  if (history.length === 0) return null;
  return (
    <div className="section">
      <Card title="Versions">
        <ul className="rows">
          {history.map(({ version, at, by }, place) => (
            <li key={version}>
              <Link to={`/admin/texts/${textKey}/versions/${version}`}>Version {version}</Link>
              <span className="muted">by {by}</span>
              {place === 0 && <span className="small muted">shown now</span>}
              <Instant at={at} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
