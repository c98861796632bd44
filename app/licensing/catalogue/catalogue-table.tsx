import { Badge } from "~/ui/badge";
import { Link } from "~/ui/link";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";
import type { ListedProduct } from "./admin-list.server";
import { kindLabels, labelIn, lifecycleLabels } from "./product-fields";

/** The products of one page, each leading to its editor. */
export function CatalogueTable({ products }: { products: readonly ListedProduct[] }) {
  return (
    <Table
      caption="Products"
      captionHidden
      head={
        <>
          <HeadCell>Product</HeadCell>
          <HeadCell>Family</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell>Unit</HeadCell>
          <HeadCell>Lifecycle</HeadCell>
          <HeadCell numeric>Customers</HeadCell>
        </>
      }
    >
      {products.map((product) => (
        <Row key={product.sku}>
          <RowHead>
            <Link to={`/admin/catalogue/${product.sku}`}>{product.name}</Link>
            <br />
            <span className="mono small muted">{product.sku}</span>
          </RowHead>
          <Cell label="Family">{product.family}</Cell>
          <Cell label="Kind">{labelIn(kindLabels, product.kind)}</Cell>
          <Cell label="Unit">{product.unit}</Cell>
          <Cell label="Lifecycle">
            <Standing product={product} />
          </Cell>
          <Cell label="Customers" numeric>
            {product.holders.toLocaleString("en-GB")}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Standing({ product: { lifecycle, sellable, isRetired } }: { product: ListedProduct }) {
  const tone = { active: "neutral", legacy: "warning", "end-of-life": "fail" } as const;
  return (
    <span className="cluster">
      {lifecycle === "active" ? (
        "Active"
      ) : (
        <Badge tone={tone[lifecycle as keyof typeof tone] ?? "neutral"}>{labelIn(lifecycleLabels, lifecycle)}</Badge>
      )}
      {isRetired && <Badge>Retired</Badge>}
      {!sellable && lifecycle === "active" && <Badge>Not sold</Badge>}
    </span>
  );
}
