import { db, type Reads } from "~/infra/db.server";
import type { ProductDetails } from "~/licensing/catalogue/product-fields";

/** A product with all that admins say of it. */
export interface EditableProduct extends ProductDetails {
  sku: string;
  isRetired: boolean;
  version: number;
  position: number;
}

const columns = {
  sku: true,
  name: true,
  family: true,
  edition: true,
  kind: true,
  unit: true,
  minQuantity: true,
  tier: true,
  lifecycle: true,
  sellable: true,
  summary: true,
  description: true,
  helpUrl: true,
  retiredAt: true,
  version: true,
  position: true,
} as const;

/** All products in the catalogue's order, retired ones too. */
export async function listProducts(reads: Reads = db): Promise<EditableProduct[]> {
  const products = await reads.product.findMany({ orderBy: [{ position: "asc" }, { sku: "asc" }], select: columns });
  return products.map(({ retiredAt, ...product }) => ({ ...product, isRetired: retiredAt !== null }));
}

/** Null where the catalogue does not hold it. */
export async function getEditableProduct(sku: string, reads: Reads = db): Promise<EditableProduct | null> {
  const found = await reads.product.findUnique({ where: { sku }, select: columns });
  if (!found) return null;
  const { retiredAt, ...product } = found;
  return { ...product, isRetired: retiredAt !== null };
}

/** What the form offers beside its own words: what other products say. */
export async function getSuggestions() {
  const products = await listProducts();
  const known = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  return {
    families: known(products.map(({ family }) => family)),
    editions: known(products.map(({ edition }) => edition)),
    units: known(products.map(({ unit }) => unit)),
  };
}

/** Each column by name. */
export function stored(details: ProductDetails) {
  return {
    name: details.name,
    family: details.family,
    edition: details.edition,
    kind: details.kind,
    unit: details.unit,
    minQuantity: details.minQuantity,
    tier: details.tier,
    lifecycle: details.lifecycle,
    sellable: details.sellable,
    summary: details.summary,
    description: details.description,
    helpUrl: details.helpUrl,
  };
}
