import type { ProductLook } from "~/licensing/shelves/product-look";
import { Badge } from "~/ui/badge";

/** What a product is, and what it is counted by. */
export function KindBadges({ product }: { product: ProductLook }) {
  return (
    <>
      <Badge>{product.kind}</Badge>
      <Badge>Per {product.unit}</Badge>
    </>
  );
}
