import { getCatalogue } from "~/licensing/catalogue/catalogue.server";

/** The names of products by their sku; a sku that the catalogue does not hold has none. */
export async function getProductNames(skus: Iterable<string>): Promise<Map<string, string>> {
  const { products } = await getCatalogue();
  const names = new Map<string, string>();
  for (const sku of skus) {
    const product = products.get(sku);
    if (product) names.set(sku, product.name);
  }
  return names;
}
