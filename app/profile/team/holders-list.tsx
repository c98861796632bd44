import { Badge } from "~/ui/badge";
import { type Letter, letterMeanings } from "./letters";

interface HoldersListProps {
  assignments: readonly { memberId: string; letter: Letter; member: { name: string; role: string } }[];
}

/** Who holds which letter, to read. */
export function HoldersList({ assignments }: HoldersListProps) {
  if (assignments.length === 0) return <p>Nobody yet.</p>;
  return (
    <ul className="rows">
      {assignments.map(({ memberId, letter, member }) => (
        <li key={memberId}>
          <span>
            {member.name} <span className="small muted">{member.role}</span>
          </span>
          <Badge>{letterMeanings[letter]}</Badge>
        </li>
      ))}
    </ul>
  );
}
