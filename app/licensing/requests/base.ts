import type { CalendarDate } from "~/infra/calendar";
import { type CatalogueProduct, earlierEditions } from "~/licensing/catalogue/graph";
import { stands } from "~/licensing/subscriptions/term";
import { carriersOf, type Grounds, type HeldTerm } from "./needs";

/** The subscription with which a product ends, and by whose number it is counted. */
export interface Base {
  sku: string;
  name: string;
  unit: string;
  endDate: CalendarDate;
  quantity: number | null;
}

type BaseGrounds = Grounds & { product: CatalogueProduct };

/**
 * The product's own term; else what it needs; else the edition whose place it takes; else the main subscription: a
 * bundle before a platform, the larger before the smaller. Of several terms the one that ends last, and where a first
 * day is named, one that has begun by then, and that lasts until then where there is one.
 */
export function baseOf(grounds: BaseGrounds, start?: CalendarDate): Base | null {
  const { catalogue, terms, today } = grounds;
  const begun = terms.filter((term) => stands(term, today) && (!start || (term.startDate ?? start) <= start));
  const lasting = start ? begun.filter(({ endDate }) => endDate >= start) : begun;
  const term = firstOf(lasting, grounds) ?? firstOf(begun, grounds);
  if (!term) return null;
  const base = catalogue.products.get(term.sku);
  return {
    sku: term.sku,
    name: base?.name ?? term.sku,
    unit: base?.unit ?? "",
    endDate: term.endDate,
    quantity: term.quantity,
  };
}

function firstOf(terms: readonly HeldTerm[], grounds: BaseGrounds): HeldTerm | null {
  const { product, catalogue } = grounds;
  const among = (some: readonly HeldTerm[]) => latest(some.filter((term) => terms.includes(term)));
  const carriers = carriersOf(product.sku, grounds);
  return (
    latest(terms.filter(({ sku }) => sku === product.sku)) ??
    among(carriers?.terms ?? []) ??
    among(replacedBy(grounds)) ??
    (carriers ? null : mainOf(terms, catalogue))
  );
}

/** The standing terms whose place the product takes: earlier editions of it, and what it succeeds. */
export function replacedBy({ product, catalogue, terms, today }: BaseGrounds): HeldTerm[] {
  const earlier = earlierEditions(catalogue, product.sku);
  return terms.filter(
    (term) =>
      stands(term, today) &&
      term.nextId === null &&
      (earlier.includes(term.sku) || catalogue.replacedBy(term.sku).includes(product.sku)),
  );
}

function latest(terms: readonly HeldTerm[]): HeldTerm | null {
  return terms.toSorted((a, b) => b.endDate.localeCompare(a.endDate))[0] ?? null;
}

const ranks: Record<string, number> = { bundle: 0, platform: 1 };

function mainOf(terms: readonly HeldTerm[], catalogue: Grounds["catalogue"]): HeldTerm | null {
  const rank = ({ sku }: HeldTerm) => ranks[catalogue.products.get(sku)?.kind ?? ""];
  const position = ({ sku }: HeldTerm) => catalogue.products.get(sku)?.position ?? 0;
  const main = terms
    .filter((term) => rank(term) !== undefined)
    .toSorted(
      (a, b) =>
        (rank(a) ?? 0) - (rank(b) ?? 0) ||
        (b.quantity ?? 0) - (a.quantity ?? 0) ||
        b.endDate.localeCompare(a.endDate) ||
        position(a) - position(b),
    );
  return main[0] ?? null;
}
