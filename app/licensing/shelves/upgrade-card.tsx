import { Link } from "@remix-run/react";
import { KindBadges } from "~/licensing/shelves/kind-badges";
import type { UpgradeView } from "~/licensing/shelves/page.server";
import { productPath, ShelfCard } from "~/licensing/shelves/shelf-card";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Instant } from "~/ui/instant";

interface UpgradeCardProps {
  slug: string;
  product: UpgradeView;
  mayDismiss: boolean;
}

/** A product that is suggested, or was until somebody dismissed it, with the reasons. */
export function UpgradeCard({ slug, product, mayDismiss }: UpgradeCardProps) {
  const { dismissal } = product;
  return (
    <ShelfCard
      slug={slug}
      product={product}
      badges={<KindBadges product={product} />}
      foot={mayDismiss && <DismissLink slug={slug} product={product} />}
    >
      {dismissal && (
        <p className="small">
          Dismissed by {dismissal.by} on <Instant at={dismissal.at} />: {dismissal.reason}
        </p>
      )}
      <div className="reason">
        <Icon name="info" />
        <div>
          <span className="visually-hidden">Why: </span>
          <ul className="stack stack--tight">
            {product.reasons.map(({ kind, text, links }) => (
              <li key={`${kind} ${text}`}>
                {text}
                {links.map(({ path, label }) => (
                  <span key={path}>
                    {" "}
                    <Link to={`/customers/${slug}/${path}`}>{label}</Link>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </ShelfCard>
  );
}

function DismissLink({ slug, product }: { slug: string; product: UpgradeView }) {
  return (
    <ButtonLink small kind="quiet" to={`${productPath(slug, product.sku)}/dismiss`} aria-describedby={product.sku}>
      {product.dismissal ? "Restore" : "Dismiss"}
    </ButtonLink>
  );
}
