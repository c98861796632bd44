import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Pages } from "~/ui/pages";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { BusinessPage, PersonRow } from "./business.server";
import { personPath } from "./paths";
import { personStateNames, personStateTones } from "./person-state";

export function PeopleCard({ people: { total, first, page, pages, rows } }: { people: BusinessPage["people"] }) {
  return (
    <Card title="People" flush foot={pages > 1 && <Pages page={page} pages={pages} />}>
      {rows.length === 0 ? (
        <p className="card__note muted">Nobody has an account here.</p>
      ) : (
        <Table
          caption={pages > 1 ? `${first} to ${first + rows.length - 1} of ${total}` : "People"}
          captionHidden={pages === 1}
          head={
            <>
              <HeadCell>Name</HeadCell>
              <HeadCell>Email</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Two-step login</HeadCell>
              <HeadCell>Last login</HeadCell>
            </>
          }
        >
          {rows.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </Table>
      )}
    </Card>
  );
}

function PersonLine({ person }: { person: PersonRow }) {
  const { id, name, email, isOwner, state, hasSecondStep, bounce, lastLoginAt } = person;
  return (
    <Row mark={bounce ? "alert" : undefined}>
      <RowHead>
        <Link to={personPath(id)}>{name}</Link> {isOwner && <Badge tone="brand">Owner</Badge>}
      </RowHead>
      <Cell label="Email">
        <span className="wrap-anywhere">{email}</span>
        {bounce && (
          <>
            <br />
            <Badge tone="fail">Mails do not arrive</Badge>
          </>
        )}
      </Cell>
      <Cell label="State">
        <Badge tone={personStateTones[state]}>{personStateNames[state]}</Badge>
      </Cell>
      <Cell label="Two-step login">{hasSecondStep ? "On" : <span className="muted">Off</span>}</Cell>
      <Cell label="Last login">
        {lastLoginAt ? <Instant at={lastLoginAt} /> : <span className="muted">Never</span>}
      </Cell>
    </Row>
  );
}
