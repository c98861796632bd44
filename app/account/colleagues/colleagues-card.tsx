import { Form } from "@remix-run/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface Person {
  id: string;
  name: string;
  email: string;
  jobTitle: string | null;
  isOwner: boolean;
  isYou: boolean;
  since: string;
  lastLogin: string | null;
}

/** The people who can log in; owners find the buttons that only owners may press. */
export function ColleaguesCard({ people, mayDecide }: { people: Person[]; mayDecide: boolean }) {
  const isLastOwner = people.filter(({ isOwner }) => isOwner).length === 1;
  return (
    <Card flush label="People with an account">
      <Table
        caption="People with an account, owners first"
        captionHidden
        head={
          <>
            <HeadCell>Name</HeadCell>
            <HeadCell>Email</HeadCell>
            <HeadCell>Standing</HeadCell>
            <HeadCell>Since</HeadCell>
            <HeadCell>Last Login</HeadCell>
            {mayDecide && <HeadCell hidden>Decide</HeadCell>}
          </>
        }
      >
        {people.map((person) => (
          <Row key={person.id} mark={person.isYou ? "yours" : undefined}>
            <RowHead>
              {person.name} {person.isYou && <Badge tone="brand">You</Badge>}
              {person.jobTitle && <div className="small muted">{person.jobTitle}</div>}
            </RowHead>
            <Cell label="Email">{person.email}</Cell>
            <Cell label="Standing">{person.isOwner ? <Badge>Owner</Badge> : "Member"}</Cell>
            <Cell label="Since">
              <Instant at={person.since} />
            </Cell>
            <Cell label="Last Login">{person.lastLogin ? <Instant at={person.lastLogin} /> : "Never"}</Cell>
            {mayDecide && (
              <Cell actions>
                <Decisions person={person} isLastOwner={isLastOwner} />
              </Cell>
            )}
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function Decisions({ person, isLastOwner }: { person: Person; isLastOwner: boolean }) {
  if (person.isYou && isLastOwner) return <span className="small muted">The last owner stays</span>;
  return (
    <Form method="post" className="cluster">
      {!person.isYou && <input type="hidden" name="id" value={person.id} />}
      {person.isYou && (
        <Button name="intent" value="step-down" small>
          Step Down
        </Button>
      )}
      {!person.isYou && !person.isOwner && (
        <Button name="intent" value="make-owner" small>
          Make Owner
        </Button>
      )}
      {!person.isYou && (
        <Button name="intent" value="hand-over" small>
          Hand Over
        </Button>
      )}
      {!person.isYou && (
        <Button name="intent" value="remove" small kind="danger">
          Remove
        </Button>
      )}
    </Form>
  );
}
