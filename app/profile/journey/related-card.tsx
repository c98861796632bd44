import { Link } from "@remix-run/react";
import { ProductLinks } from "~/profile/product-links";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";

interface RelatedCardProps {
  slug: string;
  products: { sku: string; name: string }[];
  areas: { key: string; name: string }[];
}

/** What of the rest of the portal has to do with a topic, as far as the reader may open it. */
export function RelatedCard({ slug, products, areas }: RelatedCardProps) {
  if (products.length + areas.length === 0) return null;
  return (
    <Card title="What has to do with it">
      <Facts
        facts={[
          products.length > 0 ? ["Products", <ProductLinks key="products" slug={slug} products={products} />] : null,
          areas.length > 0
            ? [
                "Health check",
                areas.map(({ key, name }, index) => (
                  <span key={key}>
                    {index > 0 && ", "}
                    <Link to={`/customers/${slug}/health-checks/help/${key}`}>{name}</Link>
                  </span>
                )),
              ]
            : null,
        ]}
      />
    </Card>
  );
}
