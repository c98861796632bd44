import type { ReactNode } from "react";
import { ProductLinks } from "~/licensing/product/product-links";
import type { Related, RelatedProduct } from "~/licensing/product/related";
import { countOf } from "~/licensing/units";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";

interface RelatedCardProps {
  slug: string;
  name: string;
  related: Related;
  unit: string;
  minQuantity: number;
}

/** What the product brings, what it rests on, and how it is counted. */
export function RelatedCard({ slug, name, related, unit, minQuantity }: RelatedCardProps) {
  const { includes, includedIn, needs } = related;
  const links = (products: readonly RelatedProduct[]) => <ProductLinks slug={slug} products={products} within={name} />;
  return (
    <Card title="Includes and needs">
      <Facts
        facts={[
          ["Includes", includes.length > 0 ? folded(includes, links) : "No other product"],
          [needs.length > 1 ? "Needs one of" : "Needs", <Needs key="needs" slug={slug} needs={needs} />],
          includedIn.length > 0 ? ["Also part of", folded(includedIn, links)] : null,
          ["Licensed by", unit],
          minQuantity > 1 ? ["Smallest number", countOf(minQuantity, unit)] : null,
        ]}
      />
    </Card>
  );
}

/** Where one of them is held the others are beside the point; what was bought by itself says it best. */
function Needs({ slug, needs }: { slug: string; needs: readonly RelatedProduct[] }) {
  if (needs.length === 0) return <>No other product</>;
  const links = (products: readonly RelatedProduct[]) => <ProductLinks slug={slug} products={products} saysMissing />;
  const bought = needs.filter(({ held }) => held && !held.through);
  const held = bought.length > 0 ? bought : needs.filter((product) => product.held).slice(0, 1);
  if (held.length === 0) return folded(needs, links);
  const others = needs.filter((product) => !held.includes(product));
  return (
    <>
      {links(held)}
      {others.length > 0 && (
        <details className="disclosure small note opens-on-paper">
          <summary>{others.length === 1 ? "Or 1 other" : `Or one of ${others.length} others`}</summary>
          <ProductLinks slug={slug} products={others} />
        </details>
      )}
    </>
  );
}

const shown = 6;

/** The first few, and the rest behind a disclosure. */
function folded(products: readonly RelatedProduct[], links: (products: readonly RelatedProduct[]) => ReactNode) {
  const rest = products.length > shown + 1 ? products.slice(shown) : [];
  return (
    <>
      {links(rest.length > 0 ? products.slice(0, shown) : products)}
      {rest.length > 0 && (
        <details className="disclosure small note opens-on-paper">
          <summary>{rest.length} more</summary>
          {links(rest)}
        </details>
      )}
    </>
  );
}
