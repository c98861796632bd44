import { HeldBadge, ProductLinks } from "~/licensing/product/product-links";
import type { Held, Related, RelatedProduct } from "~/licensing/product/related";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";

interface EditionsCardProps {
  slug: string;
  name: string;
  held: Held | null;
  related: Pick<Related, "earlier" | "later" | "replacedBy">;
}

/** The upgrade path: what came before, this one, what comes after. */
export function EditionsCard({ slug, name, held, related }: EditionsCardProps) {
  const { earlier, later, replacedBy } = related;
  if (earlier.length + later.length + replacedBy.length === 0) return null;
  const links = (products: readonly RelatedProduct[]) => <ProductLinks slug={slug} products={products} within={name} />;
  return (
    <Card title="Upgrade path">
      <Facts
        facts={[
          earlier.length > 0 ? ["Earlier editions", links(earlier)] : null,
          [
            "This one",
            <span key="this">
              {held && <HeldBadge held={held} />} <strong>{name}</strong>
            </span>,
          ],
          later.length > 0 ? ["Later editions", links(later)] : null,
          replacedBy.length > 0 ? ["Replaced by", links(replacedBy)] : null,
        ]}
      />
    </Card>
  );
}
