import { ProductLinks } from "~/licensing/product/product-links";
import type { ProductPage } from "~/licensing/product/product-page.server";
import type { Lifecycle } from "~/licensing/shelves/lifecycle";
import { Card } from "~/ui/card";

type NotOfferedProps = Pick<ProductPage, "slug" | "lifecycle" | "related">;

const why: Record<Lifecycle, string> = {
  active: "It is not sold by itself: it comes with the products of which it is part.",
  legacy: "Zscaler sells it no longer to new customers.",
  "end-of-life": "Zscaler has ended it.",
  retired: "It was taken out of the catalogue.",
};

/** In the place of the request: why there is none, and what to request instead. */
export function NotOfferedCard({ slug, lifecycle, related }: NotOfferedProps) {
  const instead = related.replacedBy.length > 0 ? related.replacedBy : related.includedIn;
  return (
    <Card title="It cannot be requested">
      <div className="stack">
        <p>{why[lifecycle]} It can be marked as already purchased.</p>
        {instead.length > 0 && (
          <>
            <p className="strong">{related.replacedBy.length > 0 ? "Replaced by" : "Request one of these instead"}</p>
            <ProductLinks slug={slug} products={instead} />
          </>
        )}
      </div>
    </Card>
  );
}
