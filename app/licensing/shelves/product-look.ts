import type { Catalogue } from "~/licensing/catalogue/graph";
import { kindLabel } from "~/licensing/shelves/kinds";
import { type Lifecycle, lifecycleOf } from "~/licensing/shelves/lifecycle";

/** What every card says of its product. */
export interface ProductLook {
  sku: string;
  name: string;
  family: string;
  kind: string;
  unit: string;
  summary: string;
  lifecycle: Lifecycle;
}

export function lookOf(catalogue: Catalogue, sku: string): ProductLook {
  const product = catalogue.products.get(sku);
  if (!product) throw new Error(`The catalogue does not hold ${sku}`);
  const { name, family, kind, unit, summary } = product;
  return { sku, name, family, kind: kindLabel(kind), unit, summary, lifecycle: lifecycleOf(product) };
}

/** The name by which the catalogue knows a product; its code where the catalogue does not. */
export function nameIn(catalogue: Catalogue, sku: string): string {
  return catalogue.products.get(sku)?.name ?? sku;
}
