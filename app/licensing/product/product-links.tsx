import { Link } from "@remix-run/react";
import type { RelatedProduct } from "~/licensing/product/related";
import { LifecycleBadge } from "~/licensing/shelves/lifecycle-badge";
import { productPath } from "~/licensing/shelves/shelf-card";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";

interface ProductLinksProps {
  slug: string;
  products: readonly RelatedProduct[];
  /** Says of what the customer does not have that it does not. */
  saysMissing?: boolean;
}

/** Products by name, each with how the customer has it. */
export function ProductLinks({ slug, products, saysMissing }: ProductLinksProps) {
  return (
    <ul className="stack stack--tight">
      {products.map((product) => (
        <li key={product.sku}>
          {product.held && (
            <>
              <Badge tone="pass">You have it</Badge>{" "}
            </>
          )}
          <Link to={productPath(slug, product.sku)}>{product.name}</Link>
          <HeldWords product={product} />
          {!product.held && saysMissing && <span className="muted">, you do not have it</span>}{" "}
          <LifecycleBadge lifecycle={product.lifecycle} />
        </li>
      ))}
    </ul>
  );
}

function HeldWords({ product: { held } }: { product: RelatedProduct }) {
  if (!held) return null;
  return (
    <>
      {held.through && `, as part of ${held.through}`}
      {held.from && (
        <>
          , from <Day date={held.from} />
        </>
      )}
      , until <Day date={held.until} />
    </>
  );
}
