import type { CalendarDate } from "~/infra/calendar";
import { stateOf, type Term, type TermState } from "~/licensing/subscriptions/term";

/** A term that stands, and what follows it. */
export interface Line {
  id: string;
  state: TermState;
  startDate: CalendarDate | null;
  endDate: CalendarDate;
  /** What its end date was before a newer product took this one's place. */
  agreedEndDate: CalendarDate | null;
  quantity: number | null;
  source: Term["source"];
  orderNumber: string;
  /** The ends of the terms of the same product that follow, one after the other. */
  renewedUntil: readonly CalendarDate[];
  /** The product that takes its place after the last of them. */
  replacedBy: { sku: string; startDate: CalendarDate | null } | null;
}

/**
 * A product's standing terms, each with those that follow it: a renewal is no line of its own, more of the product bought
 * for the same time is. `all` are the customer's terms of all products. The one that ends first comes first.
 */
export function linesOf(standing: readonly Term[], all: readonly Term[], today: CalendarDate): Line[] {
  const byId = new Map(all.map((term) => [term.id, term]));
  const following = new Set(standing.map(({ nextId }) => nextId));
  return standing
    .filter(({ id }) => !following.has(id))
    .map((term) => lineOf(term, byId, today))
    .toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : lastDayOf(a) > lastDayOf(b) ? 1 : 0));
}

/** The last day that is agreed, renewals and all. */
export function lastDayOf({ endDate, renewedUntil }: Pick<Line, "endDate" | "renewedUntil">): CalendarDate {
  return renewedUntil.at(-1) ?? endDate;
}

/** The first day on which something runs out that nothing follows; null: all is followed by another product. */
export function firstEndOf(lines: readonly Line[]): CalendarDate | null {
  const open = lines.filter(({ replacedBy }) => !replacedBy).map(lastDayOf);
  return open.toSorted()[0] ?? null;
}

function lineOf(term: Term, byId: ReadonlyMap<string, Term>, today: CalendarDate): Line {
  const renewals: Term[] = [];
  // A chain is as long as it is; one that led back into itself would end at its first term.
  const seen = new Set([term.id]);
  let next = nextOf(term, byId);
  while (next?.sku === term.sku && !seen.has(next.id)) {
    renewals.push(next);
    seen.add(next.id);
    next = nextOf(next, byId);
  }
  const { id, startDate, endDate, agreedEndDate, quantity, source, orderNumber } = term;
  return {
    id,
    state: stateOf(term, today),
    startDate,
    endDate,
    agreedEndDate,
    quantity,
    source,
    orderNumber,
    renewedUntil: renewals.map((renewal) => renewal.endDate),
    replacedBy: next && next.sku !== term.sku ? { sku: next.sku, startDate: next.startDate } : null,
  };
}

const nextOf = ({ nextId }: Term, byId: ReadonlyMap<string, Term>) => (nextId ? byId.get(nextId) : undefined);
