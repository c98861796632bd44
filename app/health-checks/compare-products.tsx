import { Card } from "~/ui/card";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { Comparison, PlaceComparison, ProductComparison } from "./compare";
import { compareLink } from "./compare-link";
import { showScore, signed, wholeScore } from "./score";

interface CompareProductsProps {
  base: string;
  comparison: { from: string; to: string; products: readonly ProductComparison[] };
}

/** Both changes per product and per technology area. */
export function CompareProducts({ base, comparison }: CompareProductsProps) {
  const { from, to, products } = comparison;
  return (
    <Card flush label="By product and technology area">
      <Table
        caption="By product and technology area"
        head={
          <>
            <HeadCell>Product and technology area</HeadCell>
            <HeadCell numeric>{from}</HeadCell>
            <HeadCell numeric>{to}</HeadCell>
            <HeadCell numeric>Headline</HeadCell>
            <HeadCell numeric>Like for like</HeadCell>
            <HeadCell numeric>Fixed or better</HeadCell>
            <HeadCell numeric>Worse</HeadCell>
            <HeadCell numeric>Checks</HeadCell>
          </>
        }
      >
        {products.flatMap((product) => [
          <Place key={product.name} place={product} {...{ base, from, to }} product={product.name} area={null} />,
          ...product.areas.map((area) => (
            <Place
              key={JSON.stringify([product.name, area.name])}
              place={area}
              {...{ base, from, to }}
              product={product.name}
              area={area.name}
            />
          )),
        ])}
      </Table>
    </Card>
  );
}

interface PlaceProps {
  place: PlaceComparison;
  base: string;
  from: string;
  to: string;
  product: string;
  area: string | null;
}

function Place({ place, base, from, to, product, area }: PlaceProps) {
  const { name, headline, likeForLike, counts, checks } = place;
  const where = { product, ...(area === null ? {} : { area }) };
  return (
    <Row mark={area === null ? "yours" : undefined}>
      <RowHead>{area === null ? <strong>{name}</strong> : name}</RowHead>
      <Cell label={from} numeric>
        {showScore(headline.before)}
      </Cell>
      <Cell label={to} numeric>
        {showScore(headline.after)}
      </Cell>
      <Cell label="Headline" numeric>
        {changeOf(headline)}
      </Cell>
      <Cell label="Like for like" numeric>
        {changeOf(likeForLike)}
      </Cell>
      <Cell label="Fixed or better" numeric>
        {counts.resolved + counts.improved}
      </Cell>
      <Cell label="Worse" numeric>
        {counts.regressed === 0 ? (
          "0"
        ) : (
          <Link to={compareLink(base, { from, to }, { ...where, change: "regressed" })}>{counts.regressed}</Link>
        )}
      </Cell>
      <Cell label="Checks" numeric>
        <Link to={compareLink(base, { from, to }, where)}>{checks.toLocaleString("en-GB")}</Link>
      </Cell>
    </Row>
  );
}

function changeOf({ before, after }: Comparison["headline"]): string {
  return before === null || after === null ? "–" : signed(wholeScore(after) - wholeScore(before));
}
