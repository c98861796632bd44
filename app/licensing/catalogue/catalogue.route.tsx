import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { getCataloguePage } from "~/licensing/catalogue/admin-list.server";
import { catalogueFilter } from "~/licensing/catalogue/catalogue-filter";
import { CatalogueTable } from "~/licensing/catalogue/catalogue-table";
import { kindLabels, lifecycleLabels } from "~/licensing/catalogue/product-fields";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { Filters, orAll, SearchFilter, SelectFilter } from "~/ui/filters";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Pages } from "~/ui/pages";

export const meta: MetaFunction = () => pageTitle("Catalogue");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  return json(await getCataloguePage(catalogueFilter(new URL(request.url).searchParams)));
}

export default function Catalogue() {
  const { products, found, total, page, pages, families, problems } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHead
        title="Catalogue"
        lead="The products that customers see in Licensing Expert. Changes hold for every customer at once."
        actions={
          <>
            <ButtonLink icon="download" to={`/admin/catalogue.csv?${search}`} reloadDocument>
              CSV
            </ButtonLink>
            <ButtonLink icon="upload" to="/admin/catalogue/import">
              Import
            </ButtonLink>
            <ButtonLink kind="primary" icon="plus" to="/admin/catalogue/new">
              Add Product
            </ButtonLink>
          </>
        }
      />
      <div className="stack">
        {problems.length > 0 && (
          <Notice tone="warning" title="Relations that lead nowhere.">
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}.</li>
              ))}
            </ul>
          </Notice>
        )}
        <Card flush label="Products">
          <Filters keep={[]}>
            <SearchFilter placeholder="Name, SKU or words of the summary" />
            <SelectFilter name="family" label="Family" options={orAll(families.map((family) => [family, family]))} />
            <SelectFilter name="kind" label="Kind" options={orAll(Object.entries(kindLabels))} />
            <SelectFilter name="lifecycle" label="Lifecycle" options={orAll(Object.entries(lifecycleLabels))} />
            <SelectFilter
              name="retired"
              label="Retired"
              options={orAll([
                ["no", "No"],
                ["yes", "Yes"],
              ])}
            />
          </Filters>
          {products.length > 0 && <CatalogueTable products={products} />}
        </Card>
        {products.length === 0 ? (
          <Empty icon="search" title="No product is found" action={<ButtonLink to="?">Show all products</ButtonLink>}>
            Try fewer words, or another family or kind.
          </Empty>
        ) : (
          <div className="cluster cluster--apart">
            <span className="small muted">
              {found === total ? `${total} products` : `${found} of ${total} products`}
            </span>
            <Pages page={page} pages={pages} />
          </div>
        )}
      </div>
    </>
  );
}
