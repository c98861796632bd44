import { scaleLinear } from "d3-scale";
import { type CalendarDate, daysBetween } from "~/infra/calendar";
import type { DatedRequest, DatedTerm } from "~/licensing/calendar/entries";
import { monthsAfter, type Window } from "~/licensing/calendar/window";
import { stateOf, type TermState } from "~/licensing/subscriptions/term";

export interface Bar {
  x: number;
  width: number;
  state: TermState;
  /** The day on which it ends lies in the window, and is written beside it. */
  label: { x: number; text: string } | null;
}

export interface Lane {
  sku: string;
  name: string;
  y: number;
  bars: Bar[];
  /** Where a request takes effect, and the last day on which ordering it is safe. */
  starts: number[];
  safeDays: number[];
}

export interface Picture {
  width: number;
  height: number;
  top: number;
  bottom: number;
  todayX: number;
  from: CalendarDate;
  to: CalendarDate;
  months: { x: number; label: string; year: string | null }[];
  lanes: Lane[];
  /** Products with a date in the window for which there is no room. */
  hidden: number;
}

const frame = { width: 1080, left: 250, right: 1062, top: 46, row: 34, margin: 6 };
const lanesShown = 30;

/** A lane for each product, the next to change first: its terms as bars, its request as marks; null where there is none. */
export function pictureOf(
  facts: { terms: readonly DatedTerm[]; requests: readonly DatedRequest[] },
  window: Window,
  today: CalendarDate,
): Picture | null {
  const { from, to } = window;
  const x = scaleLinear([0, daysBetween(from, to) + 1], [frame.left, frame.right]);
  const xOf = (date: CalendarDate) => Math.round(x(daysBetween(from, date)) * 10) / 10;
  const requests = facts.requests.filter(({ startDate }) => startDate >= from && startDate <= to);
  const terms = facts.terms.filter(({ startDate, endDate }) => endDate >= from && (startDate ?? from) <= to);

  const products = new Map([...terms, ...requests].map(({ sku, name }) => [sku, name]));
  if (products.size === 0) return null;
  const lanes = [...products]
    .map(([sku, name]) => ({ sku, name, next: nextDate(sku, terms, requests, today) }))
    .sort((a, b) => (a.next < b.next ? -1 : a.next > b.next ? 1 : a.name.localeCompare(b.name, "en")))
    .slice(0, lanesShown)
    .map(({ sku, name }, index): Lane => {
      const own = requests.filter((request) => request.sku === sku);
      return {
        sku,
        name,
        y: frame.top + index * frame.row + 17,
        bars: terms.filter((term) => term.sku === sku).map((term) => barOf(term, window, today, xOf)),
        starts: own.map(({ startDate }) => xOf(startDate)),
        safeDays: own
          .filter(({ state, lastSafeDay }) => state !== "ordered" && lastSafeDay >= from)
          .map(({ lastSafeDay }) => xOf(lastSafeDay)),
      };
    });
  const bottom = frame.top + lanes.length * frame.row + frame.margin;
  return {
    width: frame.width,
    height: bottom + frame.margin,
    top: frame.top,
    bottom,
    todayX: xOf(today),
    from,
    to,
    months: monthsOf(window, xOf),
    lanes,
    hidden: products.size - lanes.length,
  };
}

/** The day that a product's lane is sorted by: its next change; what has none comes last. */
function nextDate(sku: string, terms: readonly DatedTerm[], requests: readonly DatedRequest[], today: CalendarDate) {
  const dates = [
    ...terms.filter((term) => term.sku === sku && !term.next).map(({ endDate }) => endDate),
    ...requests.filter((request) => request.sku === sku).map(({ startDate }) => startDate),
  ];
  return dates.filter((date) => date >= today).sort()[0] ?? "9999";
}

function barOf(term: DatedTerm, { from, to }: Window, today: CalendarDate, xOf: (date: CalendarDate) => number): Bar {
  const start = xOf(!term.startDate || term.startDate < from ? from : term.startDate);
  const isBeyond = term.endDate > to;
  const end = isBeyond ? frame.right : xOf(term.endDate);
  // A term that another follows is told apart by the gap; only the last one's day is written.
  const room = end + 50 <= frame.width;
  const label = term.next || isBeyond || !room ? null : { x: end + 12, text: term.endDate.slice(5) };
  return { x: start, width: Math.max(2, Math.round((end - start - 1) * 10) / 10), state: stateOf(term, today), label };
}

function monthsOf({ from, to }: Window, xOf: (date: CalendarDate) => number): Picture["months"] {
  const months: Picture["months"] = [];
  for (let first = from; first <= to; first = monthsAfter(first, 3)) {
    const month = Number(first.slice(5, 7));
    const isFirst = months.length === 0 || month <= 3;
    months.push({ x: xOf(first), label: names[month - 1] ?? "", year: isFirst ? first.slice(0, 4) : null });
  }
  return months;
}

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
