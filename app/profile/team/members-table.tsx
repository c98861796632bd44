import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export interface ListedMember {
  id: string;
  name: string;
  role: string;
  email: string | null;
  phone: string | null;
  userId: string | null;
}

interface MembersTableProps {
  /** The address of Our Team. */
  base: string;
  members: readonly ListedMember[];
  mayEdit: boolean;
}

export function MembersTable({ base, members, mayEdit }: MembersTableProps) {
  return (
    <Table
      caption="Team Members"
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>Email</HeadCell>
          <HeadCell>Phone</HeadCell>
          {mayEdit && <HeadCell hidden>Actions</HeadCell>}
        </>
      }
    >
      {members.map(({ id, name, role, email, phone, userId }) => (
        <Row key={id} id={`member-${id}`}>
          <RowHead>
            <span id={`name-${id}`}>{name}</span>{" "}
            {userId && (
              <Badge tone="brand" glyph="pass">
                Has an account
              </Badge>
            )}
          </RowHead>
          <Cell label="Role">{role || none}</Cell>
          <Cell label="Email">{email ? <a href={`mailto:${encodeURI(email)}`}>{email}</a> : none}</Cell>
          <Cell label="Phone">{phone || none}</Cell>
          {mayEdit && (
            <Cell actions>
              <ButtonLink small to={`${base}/members/${id}`} aria-describedby={`name-${id}`}>
                Edit
              </ButtonLink>
              <ButtonLink small kind="quiet" to={`${base}/members/${id}/delete`} aria-describedby={`name-${id}`}>
                Delete
              </ButtonLink>
            </Cell>
          )}
        </Row>
      ))}
    </Table>
  );
}

const none = <span className="muted">–</span>;
