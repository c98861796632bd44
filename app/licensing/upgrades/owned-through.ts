import { type Catalogue, withIncluded } from "~/licensing/catalogue/graph";
import type { OwnedTerm } from "./facts";

/** A product that is owned, and the term through which it is. */
export interface Holding {
  sku: string;
  /** Of the product itself, or of one that includes it. */
  term: OwnedTerm;
}

/** Through which terms products are owned, one holding for each product that was bought: the one that lasts longest. */
export function holdingsOf(catalogue: Catalogue, terms: readonly OwnedTerm[], skus: readonly string[]): Holding[] {
  const lasting = new Map<string, OwnedTerm>();
  for (const term of terms.toSorted((a, b) => (a.endDate < b.endDate ? -1 : 1))) lasting.set(term.sku, term);
  const holdings = [...lasting.values()].flatMap((term) => {
    const held = withIncluded(catalogue, [term.sku]);
    const sku = skus.includes(term.sku) ? term.sku : skus.find((one) => held.has(one));
    return sku ? [{ sku, term }] : [];
  });
  const placeOf = ({ term }: Holding) => catalogue.products.get(term.sku)?.position ?? 0;
  return holdings.toSorted((a, b) => placeOf(a) - placeOf(b));
}
