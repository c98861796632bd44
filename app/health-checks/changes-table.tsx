import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { ProductComparison } from "./compare";
import { type Change, changeLabels, changes } from "./vocabulary";

interface ChangesTableProps {
  products: readonly Pick<ProductComparison, "name" | "counts">[];
  linkTo: (rows: { change: Change; product: string }) => string;
}

/** What became of the checks of each product; every number opens just those checks. */
export function ChangesTable({ products, linkTo }: ChangesTableProps) {
  return (
    <Table
      caption="What became of the checks, by product"
      captionHidden
      head={
        <>
          <HeadCell>Product</HeadCell>
          {changes.map((change) => (
            <HeadCell key={change} numeric>
              {changeLabels[change]}
            </HeadCell>
          ))}
        </>
      }
    >
      {products.map(({ name, counts }) => (
        <Row key={name}>
          <RowHead>{name}</RowHead>
          {changes.map((change) => (
            <Cell key={change} label={changeLabels[change]} numeric>
              <Link to={linkTo({ change, product: name })}>{counts[change].toLocaleString("en-GB")}</Link>
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}
