import { db, type Reads } from "~/infra/db.server";
import { oncePerRequest } from "~/infra/request-context.server";
import { type Catalogue, makeCatalogue } from "~/licensing/catalogue/graph";
import { readCatalogueStamp } from "~/licensing/catalogue/stamp.server";

/** All products and how they stand to each other, retired ones too. Kept in the process until the catalogue changes. */
export function getCatalogue(): Promise<Catalogue> {
  return oncePerRequest("catalogue", currentCatalogue);
}

/** What a product's page says of it beside the catalogue; null where the catalogue does not hold it. */
export async function getProduct(sku: string) {
  return db.product.findUnique({
    where: { sku },
    select: { sku: true, name: true, description: true, helpUrl: true },
  });
}

let kept: { stamp: string; catalogue: Catalogue } | null = null;

async function currentCatalogue(): Promise<Catalogue> {
  // Asked before and after: what is read in between belongs together, and to that stamp.
  const stamp = await readCatalogueStamp();
  if (kept?.stamp === stamp) return kept.catalogue;
  const catalogue = await readCatalogue(db);
  if ((await readCatalogueStamp()) !== stamp) return currentCatalogue();
  kept = { stamp, catalogue };
  return catalogue;
}

/** The catalogue as it stands for this reader: inside a transaction, pass `tx`. */
export async function readCatalogue(reads: Reads): Promise<Catalogue> {
  const [products, relations] = await Promise.all([
    reads.product.findMany({
      select: {
        sku: true,
        name: true,
        family: true,
        edition: true,
        kind: true,
        unit: true,
        summary: true,
        lifecycle: true,
        tier: true,
        sellable: true,
        minQuantity: true,
        retiredAt: true,
        position: true,
      },
    }),
    reads.productRelation.findMany({
      orderBy: { position: "asc" },
      select: { fromSku: true, kind: true, toSku: true },
    }),
  ]);
  return makeCatalogue(
    products.map(({ retiredAt, ...product }) => ({ ...product, isRetired: retiredAt !== null })),
    relations,
  );
}
