import { addDays, type CalendarDate, isCalendarDate } from "~/infra/calendar";
import type { CatalogueProduct } from "~/licensing/catalogue/graph";
import { baseOf, replacedBy } from "~/licensing/requests/base";
import {
  broughtBy,
  type PlannedLine,
  type Plans,
  type Touched,
  together,
  touchedBy,
  withoutRequests,
} from "~/licensing/requests/effects";
import type { HeldTerm } from "~/licensing/requests/needs";
import { stands } from "~/licensing/subscriptions/term";

/** What completing a request rests on. */
export interface CompletionGrounds {
  request: PlannedLine;
  product: CatalogueProduct;
  plans: Plans;
}

export interface Dates {
  startDate: CalendarDate;
  endDate: CalendarDate;
}

/** A term whose place the new one takes, and the last day that it has then. */
export interface Replaced {
  term: HeldTerm;
  name: string;
  endsOn: CalendarDate;
}

export interface Completion {
  /** Terms of the product itself that end with the date which a renewal joins, before the new one begins: it follows them. */
  follows: HeldTerm[];
  /** Terms of the product itself that run beside the new one: its number is in addition to theirs. */
  beside: HeldTerm[];
  replaces: Replaced[];
  /** Open requests that lose what they rest on, or that it perhaps makes needless; they stay as they are. */
  touched: Touched[];
}

/** When the term usually runs: from the request's start to the base's end for a quarter, else for a year. */
export function usualDates({ request, product, plans }: CompletionGrounds): Dates {
  const { startDate } = request;
  const base = request.renewalDate === null ? baseOf({ ...plans, product }, startDate) : null;
  return { startDate, endDate: base && base.endDate > startDate ? base.endDate : yearFrom(startDate) };
}

/** The last day of a year's term. */
export function yearFrom(start: CalendarDate): CalendarDate {
  const year = Number(start.slice(0, 4)) + 1;
  const sameDay = `${year}${start.slice(4)}`;
  return isCalendarDate(sameDay) ? addDays(sameDay, -1) : `${year}-02-28`;
}

/** The earlier editions, and what the product succeeds, whose place a term from this day on can take. */
export function replaceable({ product, plans }: CompletionGrounds, start: CalendarDate): Replaced[] {
  const dayBefore = addDays(start, -1);
  return replacedBy({ ...plans, product })
    .filter((term) => term.endDate >= dayBefore && (term.startDate === null || term.startDate < start))
    .map((term) => ({
      term,
      name: plans.catalogue.products.get(term.sku)?.name ?? term.sku,
      // Never longer than it was agreed.
      endsOn: term.endDate < dayBefore ? term.endDate : dayBefore,
    }));
}

/** What completing with these dates does; `chosen`: which of the replaceable terms are replaced. */
export function planCompletion(grounds: CompletionGrounds, dates: Dates, chosen: ReadonlySet<string>): Completion {
  const { request, plans } = grounds;
  const replaces = replaceable(grounds, dates.startDate).filter(({ term }) => chosen.has(term.id));
  const own = plans.terms.filter(({ sku }) => sku === request.sku);
  // Begun earlier than planned, it runs beside what it was to follow.
  const follows = own.filter(
    ({ endDate, nextId }) => endDate === request.renewalDate && endDate < dates.startDate && nextId === null,
  );
  const beside = own.filter(
    (term) =>
      !follows.includes(term) &&
      stands(term, plans.today) &&
      term.endDate >= dates.startDate &&
      (term.startDate ?? dates.startDate) <= dates.endDate,
  );
  const made: HeldTerm = { id: "new", sku: request.sku, quantity: null, nextId: null, ...dates };
  const shortened = new Map(replaces.map(({ term, endsOn }) => [term.id, endsOn]));
  const others = withoutRequests(plans, new Set([request.id]));
  const after: Plans = {
    ...others,
    terms: [...plans.terms.map((term) => ({ ...term, endDate: shortened.get(term.id) ?? term.endDate })), made],
  };
  return { follows, beside, replaces, touched: together(...touchedBy(plans, after), ...broughtBy(others, made)) };
}
