import { db } from "~/infra/db.server";

/** The names of the catalogue's products by their sku. */
export async function getProductNames(skus: Iterable<string>): Promise<Map<string, string>> {
  const products = await db.product.findMany({
    where: { sku: { in: [...new Set(skus)] } },
    select: { sku: true, name: true },
  });
  return new Map(products.map(({ sku, name }) => [sku, name]));
}
