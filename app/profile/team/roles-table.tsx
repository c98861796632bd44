import { Card } from "~/ui/card";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface RolesTableProps {
  roles: readonly { key: string; name: string; group: string; description: string }[];
}

/** The roles that a team usually has. */
export function RolesTable({ roles }: RolesTableProps) {
  return (
    <Card flush label="Roles">
      <Table
        caption="Roles"
        head={
          <>
            <HeadCell>Role</HeadCell>
            <HeadCell>Group</HeadCell>
            <HeadCell>What it does</HeadCell>
          </>
        }
      >
        {roles.map((role) => (
          <Row key={role.key}>
            <RowHead>{role.name}</RowHead>
            <Cell label="Group">{role.group}</Cell>
            <Cell label="What it does">{role.description}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
