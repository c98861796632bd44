import type { CalendarDate } from "~/infra/calendar";

/** A time in which a customer holds a product; the words of the schema's Subscription. */
export interface Term {
  id: string;
  sku: string;
  source: "zscaler" | "portal";
  startDate: CalendarDate | null;
  /** The last day of service. */
  endDate: CalendarDate;
  /** What the end date was before a newer product took this one's place. */
  agreedEndDate: CalendarDate | null;
  /** In the product's own unit; null: not said. */
  quantity: number | null;
  orderNumber: string;
  requestId: string | null;
  /** The term that follows. */
  nextId: string | null;
  version: number;
}

type Dates = Pick<Term, "startDate" | "endDate">;

export type TermState = "upcoming" | "current" | "ended";

/** The one definition of it: the last day counts, and a term without a first day has begun. */
export function stateOf({ startDate, endDate }: Dates, today: CalendarDate): TermState {
  if (endDate < today) return "ended";
  return startDate !== null && startDate > today ? "upcoming" : "current";
}

/** Runs, or will: what puts a product on the shelf Subscriptions. */
export function stands(term: Dates, today: CalendarDate): boolean {
  return stateOf(term, today) !== "ended";
}

/** What the box Already Purchased is about: the standing term that was bought from Zscaler directly, if there is one. */
export function purchasedTerm<T extends Term>(terms: readonly T[], sku: string, today: CalendarDate): T | null {
  const standing = terms.filter((term) => term.sku === sku && term.source === "zscaler" && stands(term, today));
  return standing.find(({ nextId }) => nextId === null) ?? standing.at(-1) ?? null;
}
