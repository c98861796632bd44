import type { ReactNode } from "react";
import { productPath } from "~/licensing/paths";
import { LifecycleBadge } from "~/licensing/shelves/lifecycle-badge";
import type { ProductLook } from "~/licensing/shelves/product-look";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/link";

interface ShelfCardProps {
  slug: string;
  product: ProductLook;
  badges?: ReactNode;
  /** At the right of More… */
  foot?: ReactNode;
  /** What this shelf has to say of it. */
  children?: ReactNode;
}

/** A product on a shelf. */
export function ShelfCard({ slug, product, badges, foot, children }: ShelfCardProps) {
  const to = productPath(slug, product.sku);
  return (
    <li className="card tile">
      <div>
        <p className="small muted">{product.family}</p>
        <h2 className="title" id={product.sku}>
          <Link to={to}>{product.name}</Link>
        </h2>
      </div>
      <p>{product.summary}</p>
      {(badges || product.lifecycle !== "active") && (
        <p className="cluster">
          {badges}
          <LifecycleBadge lifecycle={product.lifecycle} />
        </p>
      )}
      {children}
      <div className="card__foot">
        <ButtonLink small to={to} aria-describedby={product.sku}>
          More…
        </ButtonLink>
        {foot}
      </div>
    </li>
  );
}
