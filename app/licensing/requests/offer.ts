import { addDays, type CalendarDate } from "~/infra/calendar";
import type { Settings } from "~/infra/settings";
import { type CatalogueProduct, isRequestable, laterEditions, withIncluded } from "~/licensing/catalogue/graph";
import { stands } from "~/licensing/subscriptions/term";
import { type Base, baseOf, replacedBy } from "./base";
import { carriersOf, type Grounds, type HeldTerm, needOf, unmetOn } from "./needs";
import { type Quarter, quarters } from "./quarters";
import { quarterNotes, renewalNotes, shareOf } from "./term-notes";

export interface OfferGrounds extends Grounds {
  product: CatalogueProduct;
  settings: Settings;
}

/** One time at which a product can begin, with all that follows from it. */
export interface Choice {
  /** What the form sends: the quarter's first day, or the end date that a renewal joins. */
  value: CalendarDate;
  label: string;
  start: CalendarDate;
  /** With what it ends; null: agreed with the quote. */
  end: CalendarDate | null;
  lastSafeDay: CalendarDate;
  /** Why it cannot be chosen. */
  blocked: string | null;
  /** What to know before choosing it. */
  notes: string[];
}

/** Why the product cannot be requested at any time. */
export interface Refusal {
  kind: "not-sold" | "later-edition" | "needs";
  /** "needs": one of these; "later-edition": what is held. */
  products: { sku: string; name: string }[];
  others: number;
}

export interface Offer {
  sku: string;
  name: string;
  unit: string;
  /** The open request for the same product: there is never a second one. */
  open: { id: string } | null;
  refusal: Refusal | null;
  quarters: Choice[];
  renewals: Choice[];
  /** The renewal that is chosen to begin with. */
  preferred: CalendarDate | null;
  /** Nothing that ends is known: the date is typed in. */
  typesRenewal: boolean;
  base: Base | null;
  /** Held editions whose place this one takes from its first day on. */
  replaces: string[];
  /** A bundle, or another product, that is held and includes it already. */
  includedIn: string | null;
  quantity: { usual: number | null; min: number };
}

/** What the customer can choose for the product today; pure, so the server computes it again when the form comes back. */
export function offerFor(grounds: OfferGrounds): Offer {
  const { product, openRequests, settings, today } = grounds;
  const open = openRequests.find(({ sku }) => sku === product.sku);
  const offered = quarters(today, settings).map((quarter) => quarterChoice(grounds, quarter));
  const joined = renewals(grounds);
  const renewable = joined.map(({ date, skus }) => renewalChoice(grounds, date, skus));
  const base = baseOf(grounds);
  const free = renewable.filter(({ blocked }) => !blocked).map(({ value }) => value);
  return {
    sku: product.sku,
    name: product.name,
    unit: product.unit,
    open: open ? { id: open.id } : null,
    refusal: refusalOf(grounds),
    quarters: offered,
    renewals: renewable,
    preferred: free.find((date) => date === base?.endDate) ?? free[0] ?? null,
    typesRenewal: renewable.length === 0,
    base,
    replaces: replacedBy(grounds).map(({ sku }) => nameIn(grounds)(sku)),
    includedIn: includedIn(grounds),
    quantity: { usual: usualQuantity(grounds, base), min: product.minQuantity },
  };
}

/** The end dates that a renewal can join, the earliest first: of terms that stand and that nothing follows yet. */
export function renewals({ terms, catalogue, today }: Pick<Grounds, "terms" | "catalogue" | "today">) {
  const ending = terms.filter((term) => stands(term, today) && term.nextId === null);
  const position = ({ sku }: HeldTerm) => catalogue.products.get(sku)?.position ?? 0;
  const dates = [...new Set(ending.map(({ endDate }) => endDate))].toSorted();
  return dates.map((date) => {
    const of = ending.filter(({ endDate }) => endDate === date).toSorted((a, b) => position(a) - position(b));
    return { date, skus: [...new Set(of.map(({ sku }) => sku))] };
  });
}

/** A renewal that joins this date; `skus`: what ends then, none where the date was typed in. */
export function renewalChoice(grounds: OfferGrounds, date: CalendarDate, skus: readonly string[]): Choice {
  const start = addDays(date, 1);
  const lastSafeDay = addDays(start, -grounds.settings.leadDays);
  const carriers = carriersOf(grounds.product.sku, grounds);
  return {
    value: date,
    label: skus.length === 0 ? date : `${date}: ${listed(skus.map(nameIn(grounds)))}`,
    start,
    end: null,
    lastSafeDay,
    blocked: unmetOn(carriers, start, date, nameIn(grounds)),
    notes: renewalNotes(grounds, { date, start, lastSafeDay }),
  };
}

/** Whom a number of a per-user product can be compared with, in words; null where it is the same, or nothing compares. */
export function quantityWarning(
  { sku, base, unit }: Pick<Offer, "sku" | "base" | "unit">,
  quantity: number,
): string | null {
  if (unit !== "user" || !base || base.unit !== "user" || base.quantity === null || base.quantity === quantity)
    return null;
  const users = `${base.quantity.toLocaleString("en-GB")} users`;
  return base.sku === sku ? `Its present term is for ${users}.` : `${base.name} is licensed for ${users}.`;
}

function quarterChoice(grounds: OfferGrounds, { name, start }: Quarter): Choice {
  const base = baseOf(grounds, start);
  const end = base && base.endDate >= start ? base.endDate : null;
  const carriers = carriersOf(grounds.product.sku, grounds);
  const unmet = unmetOn(carriers, start, null, nameIn(grounds));
  return {
    value: start,
    label: `${name}, starts ${start}`,
    start,
    end,
    lastSafeDay: addDays(start, -grounds.settings.leadDays),
    blocked: unmet && carriers?.terms.length ? `${unmet}: choose Renewal` : unmet,
    notes: [...quarterNotes(grounds, base, start), ...(end ? [shareOf(start, end)] : [])],
  };
}

function refusalOf(grounds: OfferGrounds): Refusal | null {
  const { product, catalogue, terms, today } = grounds;
  if (!isRequestable(product)) return { kind: "not-sold", products: [], others: 0 };
  const owned = withIncluded(
    catalogue,
    terms.filter((term) => stands(term, today)).map(({ sku }) => sku),
  );
  const later = laterEditions(catalogue, product.sku).filter((sku) => owned.has(sku));
  if (later.length > 0) {
    const products = later.map((sku) => ({ sku, name: nameIn(grounds)(sku) }));
    return { kind: "later-edition", products: products.slice(0, 2), others: 0 };
  }
  const carriers = carriersOf(product.sku, grounds);
  if (!carriers || carriers.terms.length > 0 || carriers.requests.length > 0) return null;
  const { bases, others } = needOf(product.sku, grounds);
  return { kind: "needs", products: bases, others };
}

function includedIn(grounds: OfferGrounds): string | null {
  const { product, catalogue, terms, today } = grounds;
  const holder = terms.find(
    (term) => term.sku !== product.sku && stands(term, today) && withIncluded(catalogue, [term.sku]).has(product.sku),
  );
  return holder ? nameIn(grounds)(holder.sku) : null;
}

/** The base's number where both are counted alike, but never less than the least that is sold. */
function usualQuantity({ product }: OfferGrounds, base: Base | null): number | null {
  if (base && base.unit === product.unit && base.quantity !== null) return Math.max(base.quantity, product.minQuantity);
  return product.unit === "user" ? null : product.minQuantity;
}

/** At most three names; a select's option has one line. */
function listed(names: string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function nameIn({ catalogue }: Grounds) {
  return (sku: string) => catalogue.products.get(sku)?.name ?? sku;
}
