import type { CalendarDate } from "~/infra/calendar";
import { type Catalogue, earlierEditions, laterEditions } from "~/licensing/catalogue/graph";
import { type Lifecycle, lifecycleOf } from "~/licensing/shelves/lifecycle";
import { nameIn } from "~/licensing/shelves/product-look";
import { holdingsThrough } from "~/licensing/upgrades/owned-through";

/** Through what a product is held, and how long. */
export interface Held {
  until: CalendarDate;
  /** Where the term has not begun yet. */
  from: CalendarDate | null;
  /** The name of what includes it; null: it was bought by itself. */
  through: string | null;
}

export interface RelatedProduct {
  sku: string;
  name: string;
  lifecycle: Lifecycle;
  held: Held | null;
}

export type Related = ReturnType<typeof relatedTo>;

interface StandingTerm {
  sku: string;
  startDate: CalendarDate | null;
  endDate: CalendarDate;
}

/** How a product stands to others, and which of them the customer has; `terms` are those that stand. */
export function relatedTo(sku: string, catalogue: Catalogue, terms: readonly StandingTerm[], today: CalendarDate) {
  const viewed = (skus: readonly string[]) => skus.map((other) => view(other, catalogue, terms, today));
  const needs = viewed(catalogue.requires(sku));
  const successors = catalogue.replacedBy(sku);
  return {
    includes: viewed(catalogue.includes(sku)),
    includedIn: viewed(catalogue.includedIn(sku)),
    /** One of these is enough. What is held comes first. */
    needs: [...needs.filter(({ held }) => held), ...needs.filter(({ held }) => !held)],
    /** Of earlier and later editions the nearest to this one come next to it. */
    earlier: viewed(earlierEditions(catalogue, sku)).toReversed(),
    later: viewed(laterEditions(catalogue, sku).filter((later) => !successors.includes(later))),
    replacedBy: viewed(successors),
  };
}

/** How the customer holds a product: today before later, by a term of its own before one that includes it, and as long as it can be. */
export function heldThrough(
  sku: string,
  catalogue: Catalogue,
  terms: readonly StandingTerm[],
  today: CalendarDate,
): Held | null {
  const beginsLater = ({ startDate }: StandingTerm) => startDate !== null && startDate > today;
  const holdings = holdingsThrough(catalogue, terms, [sku]).toSorted(
    ({ term: a }, { term: b }) =>
      Number(beginsLater(a)) - Number(beginsLater(b)) ||
      Number(b.sku === sku) - Number(a.sku === sku) ||
      (a.endDate < b.endDate ? 1 : -1),
  );
  const term = holdings[0]?.term;
  if (!term) return null;
  return {
    until: term.endDate,
    from: beginsLater(term) ? term.startDate : null,
    through: term.sku === sku ? null : nameIn(catalogue, term.sku),
  };
}

function view(sku: string, catalogue: Catalogue, terms: readonly StandingTerm[], today: CalendarDate): RelatedProduct {
  const product = catalogue.products.get(sku);
  return {
    sku,
    name: nameIn(catalogue, sku),
    lifecycle: product ? lifecycleOf(product) : "active",
    held: heldThrough(sku, catalogue, terms, today),
  };
}
