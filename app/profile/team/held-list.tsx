import { Badge } from "~/ui/badge";
import { Link } from "~/ui/link";
import { type Letter, letterMeanings } from "./letters";

interface HeldListProps {
  base: string;
  assignments: readonly { letter: Letter; responsibility: { id: string; name: string; phase: string } }[];
  objectives: readonly { id: string; title: string }[];
}

/** All that a member holds: letters by responsibility, and objectives. */
export function HeldList({ base, assignments, objectives }: HeldListProps) {
  if (assignments.length + objectives.length === 0) return <p>No responsibility yet.</p>;
  return (
    <ul className="rows">
      {assignments.map(({ letter, responsibility }) => (
        <li key={responsibility.id}>
          <Link to={`${base}/responsibilities/${responsibility.id}`}>{responsibility.name}</Link>
          <Badge>{letterMeanings[letter]}</Badge>
        </li>
      ))}
      {objectives.map(({ id, title }) => (
        <li key={id}>
          <Link to={`${base.replace(/team$/, "alignment")}/${id}`}>{title}</Link>
          <Badge>Owner of the objective</Badge>
        </li>
      ))}
    </ul>
  );
}
