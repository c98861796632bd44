import { ProductLinks } from "~/profile/product-links";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { Link } from "~/ui/link";

interface RelatedCardProps {
  slug: string;
  objectives: { id: string; title: string }[];
  products: { sku: string; name: string }[];
  areas: { key: string; name: string }[];
}

/** What of the rest of the portal has to do with a topic, as far as the reader may open it. */
export function RelatedCard({ slug, objectives, products, areas }: RelatedCardProps) {
  if (objectives.length + products.length + areas.length === 0) return null;
  const customer = `/customers/${slug}`;
  return (
    <Card title="What has to do with it">
      <Facts
        facts={[
          objectives.length > 0
            ? [
                "Objectives",
                <Links
                  key="objectives"
                  links={objectives.map(({ id, title }) => ({
                    to: `${customer}/profile/alignment/${id}`,
                    text: title,
                  }))}
                />,
              ]
            : null,
          products.length > 0 ? ["Products", <ProductLinks key="products" slug={slug} products={products} />] : null,
          areas.length > 0
            ? [
                "Health check",
                <Links
                  key="areas"
                  links={areas.map(({ key, name }) => ({ to: `${customer}/health-checks/help/${key}`, text: name }))}
                />,
              ]
            : null,
        ]}
      />
    </Card>
  );
}

function Links({ links }: { links: readonly { to: string; text: string }[] }) {
  return (
    <>
      {links.map(({ to, text }, index) => (
        <span key={to}>
          {index > 0 && ", "}
          <Link to={to}>{text}</Link>
        </span>
      ))}
    </>
  );
}
