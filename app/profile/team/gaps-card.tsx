import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { type Gaps, mostA } from "./gaps";

interface GapsCardProps {
  base: string;
  gaps: Gaps;
  mayEdit: boolean;
}

const shown = 20;

/** What is open in the team, each with the place where it is settled. */
export function GapsCard({ base, gaps, mayEdit }: GapsCardProps) {
  const lacking = (word: string) => (one: { id: string; name: string; phase: string }) => ({ ...one, word });
  const rows = [...gaps.noA.map(lacking("No A")), ...gaps.noR.map(lacking("No R"))];
  const count = rows.length + gaps.tooManyA.length;
  if (count === 0) return null;
  return (
    <Card
      title="Gaps"
      id="gaps"
      action={<span className="small muted">{count === 1 ? "1 is open" : `${count} are open`}</span>}
    >
      <ul className="rows">
        {gaps.tooManyA.map(({ id, name, count: held }) => (
          <li key={id}>
            <span>
              {mayEdit ? <Link to={`${base}/members/${id}`}>{name}</Link> : <strong>{name}</strong>}
              <br />
              <span className="small muted">
                Answers for {held} responsibilities: more than {mostA} are too many for one.
              </span>
            </span>
            <Badge tone="warning">{held} A</Badge>
          </li>
        ))}
        {rows.slice(0, shown).map(({ id, name, phase, word }) => (
          <li key={`${word} ${id}`}>
            <span>
              <Link to={`${base}/responsibilities/${id}`}>{name}</Link> <span className="small muted">{phase}</span>
            </span>
            <Badge tone={word === "No A" ? "fail" : "warning"}>{word}</Badge>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <p className="note small muted">And {rows.length - shown} more, each marked in its phase above.</p>
      )}
    </Card>
  );
}
