import { type Catalogue, isRequestable } from "~/licensing/catalogue/graph";
import type { OwnedTerm } from "./facts";
import { type Holding, holdingsThrough } from "./owned-through";

/**
 * The nearest thing above each owned product that can still be bought. What is owned inside a bundle counts too, but for
 * its editions: there the bundle's own next edition is the way up.
 */
export function findNextEditions(
  catalogue: Catalogue,
  terms: readonly OwnedTerm[],
  owned: ReadonlySet<string>,
): { sku: string; from: Holding[] }[] {
  const bought = new Set(terms.map(({ sku }) => sku));
  const found = new Map<string, string[]>();
  for (const from of owned)
    for (const sku of nearestAbove(catalogue, from, owned)) {
      const isEdition = catalogue.products.get(sku)?.tier !== null;
      if (bought.has(from) || !isEdition) found.set(sku, [...(found.get(sku) ?? []), from]);
    }
  return [...found].map(([sku, from]) => ({ sku, from: holdingsThrough(catalogue, terms, from) }));
}

function nearestAbove(catalogue: Catalogue, from: string, owned: ReadonlySet<string>): string[] {
  const walked = new Set(catalogue.upgradesTo(from));
  const nearest: string[] = [];
  for (const sku of walked) {
    const product = catalogue.products.get(sku);
    if (!product || owned.has(sku)) continue;
    if (isRequestable(product)) nearest.push(sku);
    else for (const above of catalogue.upgradesTo(sku)) walked.add(above);
  }
  return nearest;
}
