import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { listStartingPoints } from "~/profile/alignment/alignment.server";
import { ProductLinks } from "~/profile/product-links";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "Business Alignment · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "alignment:view");
  return json({ customer: { slug: customer.slug, name: customer.name }, categories: await listStartingPoints() });
}

export default function Alignment() {
  const { customer, categories } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Business Alignment"
        lead="What the business wants to reach, and how the Zscaler programme serves it."
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
      />
      <Empty icon="target" title={`No objective of ${customer.name} is recorded yet`}>
        An objective says what shall change, from where to where, by when, and who answers for it. Below are{" "}
        {categories.reduce((sum, { points }) => sum + points.length, 0)} that others start from, to talk about.
      </Empty>
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
                    ["Success Metric", point.metric],
                    ["Usual sponsor", point.sponsor],
                    point.products.length > 0
                      ? ["Products", <ProductLinks key="products" slug={customer.slug} products={point.products} />]
                      : null,
                    point.topics.length > 0 ? ["Topics", point.topics.join(", ")] : null,
                  ]}
                />
              </article>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
