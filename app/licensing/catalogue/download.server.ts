import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { downloadLine } from "~/licensing/catalogue/catalogue-columns";
import { type CatalogueFilter, fits } from "~/licensing/catalogue/catalogue-filter";
import { listProducts } from "~/licensing/catalogue/products.server";
import { relationsOf } from "~/licensing/catalogue/relations";

/** The lines of the products that fit, in the catalogue's order. */
export async function catalogueDownload(filter: CatalogueFilter): Promise<string[][]> {
  const [catalogue, products] = await Promise.all([getCatalogue(), listProducts()]);
  return products
    .filter((product) => fits(product, filter))
    .map((product) => downloadLine(product, relationsOf(catalogue, product.sku)));
}
