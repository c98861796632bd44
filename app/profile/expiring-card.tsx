import type { Expiring } from "~/profile/expiring";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Day, daysLeft } from "~/ui/day";
import { Link } from "~/ui/link";

interface ExpiringCardProps {
  base: string;
  expiring: Expiring[];
  today: string;
  /** Below the customer's own address: the page of all dates, where the reader may open one. */
  all: string | null;
}

/** What ends next, and how many days are left: the nearer, the louder. */
export function ExpiringCard({ base, expiring, today, all }: ExpiringCardProps) {
  return (
    <Card
      title="What expires"
      action={
        all && (
          <Link className="small" to={base + all}>
            All dates
          </Link>
        )
      }
    >
      {expiring.length === 0 ? (
        <p className="muted">Nothing that is listed here expires.</p>
      ) : (
        <ol className="rows rows--dated">
          {expiring.map(({ date, name, what, near, path }) => (
            <li key={`${date} ${what} ${path} ${name}`}>
              <Day date={date} />
              <span>
                <Link to={base + path}>{name}</Link> <span className="muted small">{what}</span>
              </span>
              <Badge tone={tones[near]} glyph="clock">
                {daysLeft(date, today)}
              </Badge>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

const tones = { urgent: "fail", soon: "warning", later: "neutral" } as const;
