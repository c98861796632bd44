import type { listStartingPoints } from "~/profile/alignment/alignment.server";
import { ProductLinks } from "~/profile/product-links";
import { ButtonLink } from "~/ui/button";
import { Facts } from "~/ui/facts";

interface StartingPointsProps {
  slug: string;
  categories: Awaited<ReturnType<typeof listStartingPoints>>;
  /** Where there is nothing else to read yet. */
  open: boolean;
}

/** Objectives that others start from; choosing one fills in the form. */
export function StartingPoints({ slug, categories, open }: StartingPointsProps) {
  const count = categories.reduce((sum, { points }) => sum + points.length, 0);
  return (
    <details className="disclosure section" open={open} id="starting-points">
      <summary>{count} objectives to start from</summary>
      {categories.map((category) => (
        <section key={category.name} className="section">
          <div className="section__head">
            <h2>{category.name}</h2>
          </div>
          <div className="grid">
            {category.points.map((point) => (
              <article key={point.key} className="card stack">
                <h3 className="title">{point.title}</h3>
                <p>{point.description}</p>
                <Facts
                  facts={[
                    ["Metric", point.metric],
                    ["Usual sponsor", point.sponsor],
                    point.products.length > 0
                      ? ["Products", <ProductLinks key="products" slug={slug} products={point.products} />]
                      : null,
                    point.topics.length > 0 ? ["Topics", point.topics.join(", ")] : null,
                  ]}
                />
                <p className="no-print">
                  <ButtonLink small to={`?template=${point.key}#add`}>
                    Start from this<span className="visually-hidden">: {point.title}</span>
                  </ButtonLink>
                </p>
              </article>
            ))}
          </div>
        </section>
      ))}
    </details>
  );
}
