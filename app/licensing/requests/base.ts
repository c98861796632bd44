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
 * day is named, one that has begun by then.
 */
export function baseOf(grounds: BaseGrounds, start?: CalendarDate): Base | null {
  const { product, catalogue, terms, today } = grounds;
  const standing = terms.filter((term) => stands(term, today) && (!start || (term.startDate ?? start) <= start));
  const carriers = carriersOf(product.sku, grounds);
  const term =
    lasting(standing.filter(({ sku }) => sku === product.sku)) ??
    lasting(carriers?.terms.filter((carrier) => standing.includes(carrier)) ?? []) ??
    lasting(replacedBy(grounds).filter((replaced) => standing.includes(replaced))) ??
    (carriers ? null : mainOf(standing, catalogue));
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

function lasting(terms: readonly HeldTerm[]): HeldTerm | null {
  return terms.toSorted((a, b) => b.endDate.localeCompare(a.endDate))[0] ?? null;
}

const ranks: Record<string, number> = { bundle: 0, platform: 1 };

function mainOf(terms: readonly HeldTerm[], catalogue: Grounds["catalogue"]): HeldTerm | null {
  const rank = ({ sku }: HeldTerm) => ranks[catalogue.products.get(sku)?.kind ?? ""];
  const main = terms
    .filter((term) => rank(term) !== undefined)
    .toSorted(
      (a, b) =>
        (rank(a) ?? 0) - (rank(b) ?? 0) || (b.quantity ?? 0) - (a.quantity ?? 0) || b.endDate.localeCompare(a.endDate),
    );
  return main[0] ?? null;
}
