import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { type CatalogueFilter, fits } from "~/licensing/catalogue/catalogue-filter";
import { findCatalogueProblems, problemText } from "~/licensing/catalogue/problems";
import { listProducts } from "~/licensing/catalogue/products.server";
import { countHolders } from "~/licensing/catalogue/use.server";

const pageSize = 50;

/** One page of the products that fit, with how many customers hold each, and what is wrong with the catalogue. */
export async function getCataloguePage(filter: CatalogueFilter, now = new Date()) {
  const [catalogue, products, holders] = await Promise.all([
    getCatalogue(),
    listProducts(),
    countHolders(db, today(now)),
  ]);
  const found = products.filter((product) => fits(product, filter));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(filter.page, pages);
  const shown = found.slice((page - 1) * pageSize, page * pageSize);
  return {
    page,
    pages,
    found: found.length,
    total: products.length,
    families: [...new Set(products.map(({ family }) => family))],
    problems: findCatalogueProblems(catalogue, holders.keys()).map(problemText),
    products: shown.map(({ sku, name, family, kind, unit, lifecycle, sellable, isRetired }) => ({
      sku,
      name,
      family,
      kind,
      unit,
      lifecycle,
      sellable,
      isRetired,
      holders: holders.get(sku) ?? 0,
    })),
  };
}

export type ListedProduct = Awaited<ReturnType<typeof getCataloguePage>>["products"][number];
