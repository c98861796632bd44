import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { describeCatalogue, searchProducts } from "~/licensing/catalogue.server";
import { kindLabels, productsPerPage, readCatalogueSearch } from "~/licensing/catalogue-search";
import { EmptyShelf } from "~/licensing/empty-shelf";
import { ProductCard } from "~/licensing/product-card";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Filters, SearchFilter, SelectFilter } from "~/ui/filters";
import { PageHead } from "~/ui/page-head";
import { Pages } from "~/ui/pages";
import { Tabs } from "~/ui/tabs";

export const meta: MetaFunction = () => [{ title: "Licensing Expert · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "licensing:view");
  const search = readCatalogueSearch(new URL(request.url).searchParams);
  const catalogue = await describeCatalogue();
  const result = search.shelf === "all" ? await searchProducts(search) : { products: [], found: 0 };
  return json({ slug: customer.slug, search, catalogue, ...result });
}

export default function Licensing() {
  const { slug, search, catalogue, products, found } = useLoaderData<typeof loader>();
  const { shelf, page } = search;
  const tab = (name: typeof shelf, label: string, count: number) => ({
    to: name === "all" ? "." : `?shelf=${name}`,
    label,
    count,
    current: shelf === name,
  });
  return (
    <>
      <PageHead title="Licensing Expert" lead="Zscaler’s products, and where each of them stands for you." />
      <Tabs
        label="Shelves"
        tabs={[
          tab("subscriptions", "Subscriptions", 0),
          tab("upgrades", "Potential Upgrades", 0),
          tab("all", "All Products", catalogue.total),
        ]}
      />
      {shelf !== "all" ? (
        <EmptyShelf shelf={shelf} />
      ) : (
        <>
          <div className="card card--flush">
            <Filters>
              <SearchFilter placeholder="Name, code or words of the summary" />
              <SelectFilter name="family" label="Family" options={options(catalogue.families)} />
              <SelectFilter name="kind" label="Kind" options={options(catalogue.kinds, kindLabels)} />
            </Filters>
          </div>
          {products.length === 0 ? (
            <Empty icon="search" title="No product is found" action={<ButtonLink to=".">Show all products</ButtonLink>}>
              Try fewer words, or another family or kind.
            </Empty>
          ) : (
            <>
              <ul className="grid grid--3 section">
                {products.map((product) => (
                  <ProductCard key={product.sku} slug={slug} product={product} />
                ))}
              </ul>
              <div className="section cluster cluster--apart">
                <span className="small muted">
                  {(page - 1) * productsPerPage + 1} to {(page - 1) * productsPerPage + products.length} of {found}
                </span>
                <Pages page={page} pages={Math.ceil(found / productsPerPage)} />
              </div>
            </>
          )}
        </>
      )}
    </>
  );
}

function options(values: string[], labels: Record<string, string> = {}) {
  return [{ value: "", label: "All" }, ...values.map((value) => ({ value, label: labels[value] ?? value }))];
}
