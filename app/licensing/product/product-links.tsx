import { productPath } from "~/licensing/paths";
import type { Held, RelatedProduct } from "~/licensing/product/related";
import { LifecycleBadge } from "~/licensing/shelves/lifecycle-badge";
import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Link } from "~/ui/link";

interface ProductLinksProps {
  slug: string;
  products: readonly RelatedProduct[];
  /** Says of what the customer does not have that it does not. */
  saysMissing?: boolean;
  /** The name of the page's product: what comes with it needs no words on how. */
  within?: string | undefined;
}

/** Products by name, each with how the customer has it. */
export function ProductLinks({ slug, products, saysMissing, within }: ProductLinksProps) {
  return (
    <ul className="stack stack--tight">
      {products.map((product) => (
        <li key={product.sku}>
          {product.held && (
            <>
              <HeldBadge held={product.held} />{" "}
            </>
          )}
          <Link to={productPath(slug, product.sku)}>{product.name}</Link>
          {product.held && (!within || product.held.through !== within) && <HeldWords held={product.held} />}
          {!product.held && saysMissing && <span className="muted">, you do not have it</span>}{" "}
          <LifecycleBadge lifecycle={product.lifecycle} />
        </li>
      ))}
    </ul>
  );
}

/** A term that has not begun yet is no having it. */
export function HeldBadge({ held }: { held: Held }) {
  return held.from ? <Badge tone="info">You will have it</Badge> : <Badge tone="pass">You have it</Badge>;
}

function HeldWords({ held }: { held: Held }) {
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
