import type { ObjectiveView } from "~/profile/alignment/objective-view.server";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";

export function InitiativesCard({ initiatives }: Pick<ObjectiveView, "initiatives">) {
  if (initiatives.length === 0) return null;
  return (
    <Card title="Initiatives">
      <ul className="rows">
        {initiatives.map(({ id, title, owner, dueDate, done, late }) => (
          <li key={id}>
            <span>
              {title}
              <br />
              <span className="small muted">
                {owner ?? "Nobody yet"}
                {dueDate && `, until ${dueDate}`}
              </span>
            </span>
            {done ? (
              <Badge tone="pass">Done</Badge>
            ) : late ? (
              <Badge tone="fail">Overdue</Badge>
            ) : (
              <Badge glyph="clock">Open</Badge>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
