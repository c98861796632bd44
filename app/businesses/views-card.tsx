import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import type { BusinessPage } from "./business.server";

/** Which admins looked as this customer, and why; nothing where none did. */
export function ViewsCard({ views }: { views: NonNullable<BusinessPage["views"]> }) {
  if (views.length === 0) return null;
  return (
    <Card title="Viewed as customer">
      <ol className="timeline">
        {views.map(({ id, by, at, reason, isOpen }) => (
          <li key={id}>
            <Instant at={at} /> {isOpen && <Badge tone="warning">Open now</Badge>}
            <br />
            <strong>{by}</strong> “{reason}”
          </li>
        ))}
      </ol>
    </Card>
  );
}
