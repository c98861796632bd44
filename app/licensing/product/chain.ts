import type { CalendarDate } from "~/infra/calendar";
import { stateOf, type Term, type TermState } from "~/licensing/subscriptions/term";

/** A term of the product, with its place in the chain. */
export interface ChainedTerm {
  id: string;
  state: TermState;
  source: Term["source"];
  startDate: CalendarDate | null;
  endDate: CalendarDate;
  /** What its end was before a newer product took its place. */
  agreedEndDate: CalendarDate | null;
  quantity: number | null;
  orderNumber: string;
  requestId: string | null;
  version: number;
  /** Other products whose place it takes. */
  follows: { sku: string; name: string }[];
  /** Another product that takes its place; the product's own next term stands below it. */
  replacedBy: { sku: string; name: string; from: CalendarDate | null } | null;
}

/** The product's terms as one after the other ran and will run: before, now, next. */
export function chainOf(
  sku: string,
  terms: readonly Term[],
  nameOf: (sku: string) => string,
  today: CalendarDate,
): ChainedTerm[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return terms
    .filter((term) => term.sku === sku)
    .toSorted(inTime)
    .map((term) => {
      const { id, source, startDate, endDate, agreedEndDate, quantity, orderNumber, requestId, version } = term;
      const next = term.nextId ? byId.get(term.nextId) : undefined;
      const before = [...new Set(terms.filter((one) => one.nextId === id && one.sku !== sku).map((one) => one.sku))];
      return {
        id,
        state: stateOf(term, today),
        source,
        startDate,
        endDate,
        agreedEndDate,
        quantity,
        orderNumber,
        requestId,
        version,
        follows: before.map((other) => ({ sku: other, name: nameOf(other) })),
        replacedBy: next && next.sku !== sku ? { sku: next.sku, name: nameOf(next.sku), from: next.startDate } : null,
      };
    });
}

/** By their end, which every term has; of two that end together the one that began first. */
function inTime(a: Term, b: Term): number {
  return a.endDate.localeCompare(b.endDate) || (a.startDate ?? "").localeCompare(b.startDate ?? "");
}
