import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Link } from "~/ui/link";

interface PeopleCardProps {
  people: { id: string; firstName: string; lastName: string; email: string; ownerSince: string | null }[];
  /** Admins choose whose details to open. */
  choose: boolean;
  chosenId: string | undefined;
}

export function PeopleCard({ people, choose, chosenId }: PeopleCardProps) {
  return (
    <Card title="People with an account" action={!choose && <Link to="/account/colleagues">Colleagues</Link>}>
      <ul className="rows">
        {people.map((person) => {
          const name = `${person.firstName} ${person.lastName}`;
          return (
            <li key={person.id}>
              <span>
                {choose && person.id !== chosenId ? (
                  <Link to={`?person=${person.id}`}>{name}</Link>
                ) : (
                  <strong>{name}</strong>
                )}
                <br />
                <span className="small muted">{person.email}</span>
              </span>
              {person.ownerSince ? <Badge>Owner</Badge> : <span />}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
