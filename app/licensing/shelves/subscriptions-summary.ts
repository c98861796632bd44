import type { CalendarDate } from "~/infra/calendar";
import { isSoon } from "~/licensing/shelves/soon";
import type { RequestMark, SubscriptionView } from "~/licensing/shelves/subscription-views";

export interface Ending {
  sku: string;
  name: string;
  date: CalendarDate;
  /** The renewal that is under way; null: nobody asked for one. */
  renewal: RequestMark | null;
}

export interface SubscriptionsSummary {
  products: number;
  /** Of these, how many begin later. */
  upcoming: number;
  /** The next days on which something ends that nothing follows, with what ends then; two at most. */
  nextEnds: { date: CalendarDate; names: string[] }[];
  /** What ends within 90 days and is followed by nothing, the first end first. */
  soon: Ending[];
}

export function summarise(subscriptions: readonly SubscriptionView[], today: CalendarDate): SubscriptionsSummary {
  const endings = subscriptions
    .flatMap(({ sku, name, firstEnd, request }): Ending[] =>
      firstEnd ? [{ sku, name, date: firstEnd, renewal: request?.isRenewal ? request : null }] : [],
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const dates = [...new Set(endings.map(({ date }) => date))].slice(0, 2);
  return {
    products: subscriptions.length,
    upcoming: subscriptions.filter(({ lines }) => lines.every(({ state }) => state === "upcoming")).length,
    nextEnds: dates.map((date) => ({
      date,
      names: endings.filter((ending) => ending.date === date).map(({ name }) => name),
    })),
    soon: endings.filter(({ date }) => isSoon(date, today)),
  };
}
