import { addDays } from "~/infra/calendar";
import { type Catalogue, withIncluded } from "~/licensing/catalogue/graph";
import type { OwnedTerm } from "./facts";

/** A product that is owned, and the term through which it is. */
export interface Holding {
  sku: string;
  /** Of the product itself, or of one that includes it. */
  term: OwnedTerm;
}

/** Through which terms products are owned, one holding for each product that was bought: terms without a gap are one. */
export function holdingsThrough(catalogue: Catalogue, terms: readonly OwnedTerm[], skus: readonly string[]): Holding[] {
  const holdings = withoutGaps(terms).flatMap((term) => {
    const held = withIncluded(catalogue, [term.sku]);
    const sku = skus.includes(term.sku) ? term.sku : skus.find((one) => held.has(one));
    return sku ? [{ sku, term }] : [];
  });
  const placeOf = ({ term }: Holding) => catalogue.products.get(term.sku)?.position ?? 0;
  return holdings.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Of each product the term that begins first, as long as others go on from it: what is held today says so, though it is renewed. */
function withoutGaps(terms: readonly OwnedTerm[]): OwnedTerm[] {
  const first = new Map<string, OwnedTerm>();
  for (const term of terms.toSorted((a, b) => ((a.startDate ?? "") < (b.startDate ?? "") ? -1 : 1))) {
    const before = first.get(term.sku);
    if (!before) first.set(term.sku, term);
    else if ((term.startDate ?? "") <= addDays(before.endDate, 1) && term.endDate > before.endDate)
      first.set(term.sku, { ...before, endDate: term.endDate });
  }
  return [...first.values()];
}
