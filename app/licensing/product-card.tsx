import { Link } from "@remix-run/react";
import { kindLabels } from "~/licensing/catalogue-search";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";

interface ProductCardProps {
  slug: string;
  product: {
    sku: string;
    name: string;
    family: string;
    kind: string;
    unit: string;
    summary: string;
    lifecycle: string;
  };
}

export function ProductCard({ slug, product }: ProductCardProps) {
  const to = `/customers/${slug}/licensing/products/${product.sku}`;
  return (
    <li className="card tile">
      <div>
        <p className="small muted">{product.family}</p>
        <h2 className="title" id={product.sku}>
          <Link to={to}>{product.name}</Link>
        </h2>
      </div>
      <p>{product.summary}</p>
      <div className="cluster">
        <Badge>{kindLabels[product.kind] ?? product.kind}</Badge>
        <Badge>Per {product.unit}</Badge>
        <LifecycleBadge lifecycle={product.lifecycle} />
      </div>
      <div className="card__foot">
        <ButtonLink small to={to} aria-describedby={product.sku}>
          More…
        </ButtonLink>
      </div>
    </li>
  );
}

export function LifecycleBadge({ lifecycle }: { lifecycle: string }) {
  if (lifecycle === "legacy") return <Badge tone="warning">Legacy</Badge>;
  if (lifecycle === "end-of-life") return <Badge tone="fail">End of life</Badge>;
  return null;
}
