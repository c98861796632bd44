import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import { findingsLink } from "./findings-filter";
import { type Band, bandWord, showScore } from "./score";
import { type Status, type StatusCounts, statuses, statusLabels } from "./vocabulary";

interface AreasTableProps {
  products: readonly {
    name: string;
    areas: readonly { name: string; score: number | null; band: Band | null; counts: StatusCounts }[];
  }[];
}

const counted = ["fail", "warning", "pass"] as const satisfies readonly Status[];

/** The heat map's numbers: each opens just its rows. */
export function AreasTable({ products }: AreasTableProps) {
  return (
    <Table
      caption="Technology areas, worst first in each product"
      captionHidden
      head={
        <>
          <HeadCell>Technology Area</HeadCell>
          <HeadCell>Product</HeadCell>
          <HeadCell numeric>Score</HeadCell>
          <HeadCell>Band</HeadCell>
          {counted.map((status) => (
            <HeadCell key={status} numeric>
              {statusLabels[status]}
            </HeadCell>
          ))}
          <HeadCell numeric>Not scored</HeadCell>
        </>
      }
    >
      {products.flatMap((product) =>
        product.areas.map(({ name, score, band, counts }) => (
          <Row key={JSON.stringify([product.name, name])}>
            <RowHead>{name}</RowHead>
            <Cell label="Product">{product.name}</Cell>
            <Cell label="Score" numeric>
              {showScore(score)}
            </Cell>
            <Cell label="Band">{bandWord(band)}</Cell>
            {counted.map((status) => (
              <Cell key={status} label={statusLabels[status]} numeric>
                <Rows count={counts[status]} to={[["status", status]]} product={product.name} area={name} />
              </Cell>
            ))}
            <Cell label="Not scored" numeric>
              <Rows
                count={unscored.reduce((sum, status) => sum + counts[status], 0)}
                to={unscored.map((status) => ["status", status])}
                product={product.name}
                area={name}
              />
            </Cell>
          </Row>
        )),
      )}
    </Table>
  );
}

const unscored = statuses.filter((status) => !(counted as readonly Status[]).includes(status));

function Rows({ count, to, product, area }: { count: number; to: string[][]; product: string; area: string }) {
  if (count === 0) return <>0</>;
  return (
    <Link to={findingsLink([["product", product], ["area", area], ...to])} preventScrollReset>
      {count.toLocaleString("en-GB")}
    </Link>
  );
}
