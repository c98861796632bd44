import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { notFound } from "~/infra/responses.server";
import { getProduct } from "~/licensing/catalogue.server";
import { kindLabels } from "~/licensing/catalogue-search";
import { LifecycleBadge } from "~/licensing/product-card";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? "Licensing Expert"} · CM360` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "licensing:view");
  const product = await getProduct(params.sku ?? "");
  if (!product) throw notFound();
  return json({ slug: customer.slug, product });
}

export default function Product() {
  const { slug, product } = useLoaderData<typeof loader>();
  const related = (products: { sku: string; name: string }[]) =>
    products.length > 0 && (
      <ul>
        {products.map(({ sku, name }) => (
          <li key={sku}>
            <Link to={`/customers/${slug}/licensing/products/${sku}`}>{name}</Link>
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <PageHead
        title={product.name}
        lead={product.summary}
        crumbs={[{ to: `/customers/${slug}/licensing`, label: "Licensing Expert" }]}
        actions={<LifecycleBadge lifecycle={product.lifecycle} />}
      />
      <div className="grid grid--aside">
        <div className="stack">
          <Card title="What it is">
            <p>{product.description}</p>
            {product.helpUrl && (
              <p className="note">
                <a href={product.helpUrl} rel="noreferrer">
                  Read about it at Zscaler
                </a>
              </p>
            )}
          </Card>
          <Card title="How it stands to other products">
            <Facts
              facts={[
                ["Includes", related(product.includes) || "No other product"],
                product.includedIn.length > 0 ? ["Is part of", related(product.includedIn)] : null,
                product.requires.length > 0
                  ? [product.requires.length > 1 ? "Needs one of" : "Needs", related(product.requires)]
                  : ["Needs", "No other product"],
                product.upgradeOf.length > 0 ? ["Is an upgrade of", related(product.upgradeOf)] : null,
                product.upgradesTo.length > 0 ? ["Upgrades to", related(product.upgradesTo)] : null,
                product.replacedBy.length > 0 ? ["Is replaced by", related(product.replacedBy)] : null,
              ]}
            />
          </Card>
        </div>
        <Card title="At a glance">
          <Facts
            facts={[
              ["Family", product.family],
              product.edition ? ["Edition", product.edition] : null,
              ["Kind", kindLabels[product.kind] ?? product.kind],
              ["Counted by", product.unit],
              ["Code", product.sku],
            ]}
          />
        </Card>
      </div>
    </>
  );
}
