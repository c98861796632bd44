import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Instant } from "~/ui/instant";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface AdminsTableProps {
  admins: readonly { id: string; name: string; since: string | null }[];
}

/** Who has it, before it is demanded. */
export function AdminsTable({ admins }: AdminsTableProps) {
  const having = admins.filter(({ since }) => since !== null).length;
  return (
    <Card title="Admins" action={<span className="muted">{`${having} of ${admins.length} have it`}</span>} flush>
      <Table
        caption="Admins and their two-step login, those without it first"
        captionHidden
        head={
          <>
            <HeadCell>Admin</HeadCell>
            <HeadCell>Two-step login since</HeadCell>
          </>
        }
      >
        {admins.map(({ id, name, since }) => (
          <Row key={id}>
            <RowHead>
              <Link to={`/admin/people/${id}`}>{name}</Link>
            </RowHead>
            <Cell label="Two-step login since">
              {since ? <Instant at={since} /> : <Badge tone="warning">Off</Badge>}
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
