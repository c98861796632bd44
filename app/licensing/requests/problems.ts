import type { CalendarDate } from "~/infra/calendar";
import { isRequestable } from "~/licensing/catalogue/graph";
import { stands } from "~/licensing/subscriptions/term";
import { baseOf } from "./base";
import { carriersOf, type Grounds, needOf, unmetOn } from "./needs";

interface PlannedRequest {
  id: string;
  sku: string;
  startDate: CalendarDate;
  renewalDate: CalendarDate | null;
}

/** What stands against an open request today, though nothing did when it was made; whole sentences. */
export function problemsOf(request: PlannedRequest, grounds: Grounds): string[] {
  return [soldNoLonger(request, grounds), unmetNeed(request, grounds), movedEnd(request, grounds)].filter(
    (problem) => problem !== null,
  );
}

function soldNoLonger({ sku }: PlannedRequest, { catalogue }: Grounds): string | null {
  const product = catalogue.products.get(sku);
  return product && isRequestable(product) ? null : "It is no longer sold.";
}

function unmetNeed({ id, sku, startDate, renewalDate }: PlannedRequest, grounds: Grounds): string | null {
  const others = { ...grounds, openRequests: grounds.openRequests.filter((other) => other.id !== id) };
  const carriers = carriersOf(sku, others);
  const unmet = unmetOn(carriers, startDate, renewalDate, nameIn(grounds));
  if (unmet === null) return null;
  if (carriers && carriers.terms.length + carriers.requests.length > 0) return `${unmet}.`;
  const [base, ...more] = needOf(sku, others).bases;
  if (!base) return `${unmet}.`;
  return `Needs ${base.name}${more.length > 0 ? " or another like it" : ""}: nothing meets it from ${startDate}.`;
}

/** A renewal joins what ends on its date; once that has passed, it has renewed or not. */
function movedEnd({ sku, renewalDate }: PlannedRequest, grounds: Grounds): string | null {
  const { catalogue, terms, today } = grounds;
  if (renewalDate === null || renewalDate < today) return null;
  const standing = terms.filter((term) => stands(term, today));
  if (standing.length === 0 || standing.some(({ endDate }) => endDate === renewalDate)) return null;
  const product = catalogue.products.get(sku);
  const base = product && baseOf({ ...grounds, product });
  return base
    ? `The end date it joins has changed: ${base.name} ends on ${base.endDate}, not on ${renewalDate}.`
    : `Nothing ends any more on ${renewalDate}, the end date it joins.`;
}

function nameIn({ catalogue }: Grounds) {
  return (sku: string) => catalogue.products.get(sku)?.name ?? sku;
}
