import type { CalendarDate } from "~/infra/calendar";
import { type Catalogue, isRequestable, withIncluded } from "~/licensing/catalogue/graph";
import { stands, type Term } from "~/licensing/subscriptions/term";

/** What of a term the offer rests on. */
export type HeldTerm = Pick<Term, "id" | "sku" | "startDate" | "endDate" | "quantity" | "nextId">;

/** What of an open request the offer rests on. */
export interface OpenLine {
  id: string;
  sku: string;
  startDate: CalendarDate;
}

/** What a customer holds and has asked for, as far as it decides what may be requested. */
export interface Grounds {
  catalogue: Catalogue;
  terms: readonly HeldTerm[];
  openRequests: readonly OpenLine[];
  today: CalendarDate;
}

/** What carries a product that needs another: terms that stand, and open requests for other products. */
interface Carriers {
  terms: HeldTerm[];
  requests: OpenLine[];
}

/** Those that meet a product's needs, by themselves or by what they include; null where it needs nothing. */
export function carriersOf(sku: string, { catalogue, terms, openRequests, today }: Grounds): Carriers | null {
  const required = catalogue.requires(sku);
  if (required.length === 0) return null;
  const carries = (other: { sku: string }) => {
    const brought = withIncluded(catalogue, [other.sku]);
    return other.sku !== sku && required.some((base) => brought.has(base));
  };
  return {
    terms: terms.filter((term) => stands(term, today) && carries(term)),
    requests: openRequests.filter(carries),
  };
}

/**
 * Why nothing carries the product from its first day on; null where something does. A term that ends on the date which
 * a renewal joins is renewed with it, and so carries on.
 */
export function unmetOn(
  carriers: Carriers | null,
  start: CalendarDate,
  joined: CalendarDate | null,
  nameOf: (sku: string) => string,
): string | null {
  if (!carriers) return null;
  const { terms, requests } = carriers;
  const lasts = (term: HeldTerm) => term.endDate >= (joined ?? start);
  const hasBegun = (term: HeldTerm) => (term.startDate ?? start) <= start;
  if (terms.some((term) => lasts(term) && hasBegun(term))) return null;
  if (requests.some((request) => request.startDate <= start)) return null;

  const late = earliest([
    ...terms.filter(lasts).map(({ sku, startDate }) => ({ sku, from: startDate ?? start })),
    ...requests.map(({ sku, startDate }) => ({ sku, from: startDate })),
  ]);
  if (late) return `Needs ${nameOf(late.sku)}, which starts later, on ${late.from}`;
  const last = terms.toSorted((a, b) => b.endDate.localeCompare(a.endDate))[0];
  if (last) return `${nameOf(last.sku)}, which it needs, ends before, on ${last.endDate}`;
  return "Nothing that it needs is subscribed or requested";
}

/** What would meet the need, the few that fit this customer best by name, the others by their number. */
interface Need {
  bases: { sku: string; name: string }[];
  others: number;
}

const named = 3;

/** Editions of what the customer holds already come first, then what stands alone before bundles, in the catalogue's order. */
export function needOf(sku: string, { catalogue, terms, today }: Grounds): Need {
  const families = new Set(
    terms.filter((term) => stands(term, today)).map((term) => catalogue.products.get(term.sku)?.family),
  );
  const bases = catalogue
    .requires(sku)
    .flatMap((base) => catalogue.products.get(base) ?? [])
    .filter(isRequestable)
    .map((product) => ({
      product,
      rank: (families.has(product.family) ? 0 : 2) + (product.kind === "bundle" ? 1 : 0),
    }))
    .toSorted((a, b) => a.rank - b.rank || a.product.position - b.product.position)
    .map(({ product }) => ({ sku: product.sku, name: product.name }));
  // "or one of 1 other" would be longer than the name of it.
  const shown = bases.length === named + 1 ? named + 1 : named;
  return { bases: bases.slice(0, shown), others: Math.max(0, bases.length - shown) };
}

function earliest<Line extends { from: CalendarDate }>(lines: Line[]): Line | undefined {
  return lines.toSorted((a, b) => a.from.localeCompare(b.from))[0];
}
