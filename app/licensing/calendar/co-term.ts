import { type CalendarDate, daysBetween } from "~/infra/calendar";
import type { DatedTerm } from "~/licensing/calendar/entries";

/** Products whose service ends on the same day. */
export interface EndGroup {
  date: CalendarDate;
  products: { sku: string; name: string }[];
  /** How many days after the common date it ends; negative: before. */
  apart: number;
}

export interface CoTerm {
  /** The day on which most products end; of several such days, the last. */
  common: CalendarDate;
  groups: EndGroup[];
}

/** Which products end together, and how far the others are from that; null where nothing stands. A term that another follows ends nothing. */
export function coTermOf(terms: readonly DatedTerm[], today: CalendarDate): CoTerm | null {
  const byDate = new Map<CalendarDate, Map<string, string>>();
  for (const { sku, name, endDate, next } of terms) {
    if (next || endDate < today) continue;
    const products = byDate.get(endDate) ?? new Map<string, string>();
    byDate.set(endDate, products.set(sku, name));
  }
  const dates = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
  const largest = Math.max(...dates.map(([, products]) => products.size));
  const common = dates.findLast(([, products]) => products.size === largest)?.[0];
  if (!common) return null;
  return {
    common,
    groups: dates.map(([date, products]) => ({
      date,
      products: [...products].map(([sku, name]) => ({ sku, name })).sort((a, b) => a.name.localeCompare(b.name, "en")),
      apart: daysBetween(common, date),
    })),
  };
}
