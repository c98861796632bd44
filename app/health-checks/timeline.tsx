import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";

interface TimelineProps {
  /** Newest first. */
  entries: readonly { id: number; at: string; who: string; what: string; other: string | null }[];
}

/** What happened to an upload, by whom and when. */
export function Timeline({ entries }: TimelineProps) {
  return (
    <Card title="What happened">
      <ol className="timeline">
        {entries.map(({ id, at, who, what, other }) => (
          <li key={id}>
            <Instant at={at} />
            <br />
            <strong>{who}</strong> {what}
            {other && (
              <>
                {" "}
                (<Link to={`/admin/health-checks/${other}`}>open it</Link>)
              </>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
