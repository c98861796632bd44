import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

interface UnknownAreasProps {
  areas: readonly { name: string; product: string; rows: number; customers: readonly string[] }[];
}

const named = 5;

/** Areas that uploads name and nobody has described yet: their rows stand without help. */
export function UnknownAreas({ areas }: UnknownAreasProps) {
  return (
    <Card flush label="Areas to be described">
      <Table
        caption={areas.length === 1 ? "1 area to be described" : `${areas.length} areas to be described`}
        head={
          <>
            <HeadCell>In uploads</HeadCell>
            <HeadCell>Product</HeadCell>
            <HeadCell numeric>Rows</HeadCell>
            <HeadCell>Customers</HeadCell>
            <HeadCell hidden>What to do</HeadCell>
          </>
        }
      >
        {areas.map(({ name, product, rows, customers }) => (
          <Row key={name} mark="yours">
            <RowHead>{name}</RowHead>
            <Cell label="Product">{product}</Cell>
            <Cell label="Rows" numeric>
              {rows.toLocaleString("en-GB")}
            </Cell>
            <Cell label="Customers">
              {customers.slice(0, named).join(", ")}
              {customers.length > named && ` and ${customers.length - named} more`}
            </Cell>
            <Cell actions>
              <Link to={`/admin/technology-areas/new?${new URLSearchParams({ name, product })}`}>
                Describe it<span className="visually-hidden">: {name}</span>
              </Link>
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
