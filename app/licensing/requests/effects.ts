import type { CalendarDate } from "~/infra/calendar";
import { withIncluded } from "~/licensing/catalogue/graph";
import { carriersOf, type Grounds, type OpenLine, unmetOn } from "~/licensing/requests/needs";
import { stands } from "~/licensing/subscriptions/term";

/** What of an open request can be touched by what happens to others. */
export interface PlannedLine extends OpenLine {
  /** The end date that a renewal joins; null for a quarter. */
  renewalDate: CalendarDate | null;
}

/** What a customer holds and plans. */
export interface Plans extends Grounds {
  openRequests: readonly PlannedLine[];
}

/** An open request that something else leaves without what it rests on; the request itself stays as it is. */
export interface Touched {
  id: string;
  sku: string;
  /** A sentence for the page and for the request's history. */
  why: string;
}

/**
 * The requests of `after` that rested on something in `before` which is no longer there: the product that they need, or
 * the end date that they join. Pure: what completing, cancelling or unmarking would do is asked before it is done.
 */
export function touchedBy(before: Plans, after: Plans): Touched[] {
  return after.openRequests.flatMap((line) => {
    const sentences = [lostNeed(line, before, after), movedEnd(line, before, after)].filter((why) => why !== null);
    return sentences.length > 0 ? [{ id: line.id, sku: line.sku, why: sentences.join(" ") }] : [];
  });
}

/** What closing this request leaves without what it rests on, as long as all others stay. */
export function touchedByClosing(plans: Plans, requestId: string): Touched[] {
  return touchedBy(plans, withoutRequests(plans, new Set([requestId])));
}

/** The open requests that need this one, and those that need them, in the order of the list: what would fall with it. */
export function dependantsOf(plans: Plans, requestId: string): Touched[] {
  const found = new Map<string, Touched>();
  const gone = new Set([requestId]);
  for (;;) {
    const touched = touchedBy(plans, withoutRequests(plans, gone)).filter(({ id }) => !gone.has(id));
    if (touched.length === 0) return plans.openRequests.flatMap(({ id }) => found.get(id) ?? []);
    for (const one of touched) {
      found.set(one.id, one);
      gone.add(one.id);
    }
  }
}

export function withoutRequests(plans: Plans, ids: ReadonlySet<string>): Plans {
  return { ...plans, openRequests: plans.openRequests.filter(({ id }) => !ids.has(id)) };
}

/** What taking a term back would touch, such as by unticking Already Purchased. */
export function touchedByRemoving(plans: Plans, termId: string): Touched[] {
  return touchedBy(plans, { ...plans, terms: plans.terms.filter(({ id }) => id !== termId) });
}

/** The open requests for what a new term brings with it: perhaps nobody needs them any more. */
export function broughtBy(plans: Plans, made: Grounds["terms"][number]): Touched[] {
  const { catalogue, today } = plans;
  const brought = withIncluded(catalogue, [made.sku]);
  const has = ({ sku }: PlannedLine) => sku !== made.sku && brought.has(sku);
  // What is included already has been requested all the same.
  const held = withIncluded(
    catalogue,
    plans.terms.filter((term) => stands(term, today)).map(({ sku }) => sku),
  );
  return plans.openRequests
    .filter((line) => has(line) && !held.has(line.sku) && line.startDate <= made.endDate)
    .map(({ id, sku }) => ({
      id,
      sku,
      why: `${nameIn(plans)(made.sku)} includes it until ${made.endDate}: perhaps it is not needed any more.`,
    }));
}

/** What is touched in several ways is told once, with all of them; in the order of the first. */
export function together(...touched: readonly Touched[]): Touched[] {
  const found = new Map<string, Touched>();
  for (const one of touched) {
    const before = found.get(one.id);
    found.set(one.id, before ? { ...before, why: `${before.why} ${one.why}` } : one);
  }
  return [...found.values()];
}

function lostNeed(line: PlannedLine, before: Plans, after: Plans): string | null {
  if (unmetIn(before, line) !== null) return null;
  const unmet = unmetIn(after, line);
  return unmet && `${unmet}.`;
}

function unmetIn(plans: Plans, { id, sku, startDate, renewalDate }: PlannedLine): string | null {
  const others = plans.openRequests.filter((other) => other.id !== id);
  const carriers = carriersOf(sku, { ...plans, openRequests: others });
  return unmetOn(carriers, startDate, renewalDate, nameIn(plans));
}

function movedEnd({ renewalDate }: PlannedLine, before: Plans, after: Plans): string | null {
  if (renewalDate === null) return null;
  const ended = before.terms.filter(({ endDate }) => endDate === renewalDate);
  if (ended.length === 0 || after.terms.some(({ endDate }) => endDate === renewalDate)) return null;
  const names = [...new Set(ended.map(({ sku }) => nameIn(before)(sku)))].join(", ");
  const moved = after.terms.find(({ id }) => ended.some((term) => term.id === id));
  return moved
    ? `It joins the end of ${names} on ${renewalDate}, which moves to ${moved.endDate}.`
    : `It joins the end of ${names} on ${renewalDate}, which is no longer listed.`;
}

function nameIn({ catalogue }: Plans) {
  return (sku: string) => catalogue.products.get(sku)?.name ?? sku;
}
