import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { DateAndDaysLeft } from "./days-left";
import type { Due, Horizon } from "./due";

export interface DueService {
  id: string;
  name: string;
  due: Due;
}

interface DueCardProps {
  slug: string;
  /** What is due first, first. */
  services: DueService[];
  horizon: Horizon;
}

const shown = 5;

/** What expires or needs notice within 90 days. */
export function DueCard({ slug, services, horizon }: DueCardProps) {
  return (
    <Card title="Within 90 days">
      {services.length === 0 && <p className="muted">Nothing expires or needs notice within 90 days.</p>}
      <ul className="rows">
        {services.slice(0, shown).map(({ id, name, due }) => (
          <li key={id}>
            <span>
              <Link to={`/customers/${slug}/profile/cost-reduction/${id}`}>{name}</Link>
              <br />
              <span className="small muted">{due.what === "notice" ? "Give notice by" : "Expires on"}</span>
            </span>
            <span>
              <DateAndDaysLeft date={due.date} horizon={horizon} />
            </span>
          </li>
        ))}
      </ul>
      {services.length > shown && <p className="small muted">{services.length - shown} more are in the list below.</p>}
    </Card>
  );
}
