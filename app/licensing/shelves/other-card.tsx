import { EndedNote } from "~/licensing/shelves/ended-note";
import { KindBadges } from "~/licensing/shelves/kind-badges";
import type { OtherView } from "~/licensing/shelves/page.server";
import { ShelfCard } from "~/licensing/shelves/shelf-card";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";

/** A product of All Products. */
export function OtherCard({ slug, product }: { slug: string; product: OtherView }) {
  const { ownedThrough, endedOn, isSellable, lifecycle } = product;
  return (
    <ShelfCard
      slug={slug}
      product={product}
      badges={
        <>
          <KindBadges product={product} />
          {!isSellable && lifecycle === "active" && <Badge>Not sold by itself</Badge>}
        </>
      }
    >
      {ownedThrough.length > 0 && (
        <p className="reason">
          <Icon name="check" />
          <span>Owned already: included in {ownedThrough.join(" and ")}</span>
        </p>
      )}
      <EndedNote endedOn={endedOn} />
    </ShelfCard>
  );
}
