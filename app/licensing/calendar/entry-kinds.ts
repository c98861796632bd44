/** What a day in the calendar is the day of, in the words of the list and of its filter. */
export const kindLabels = {
  end: "Subscription ends",
  start: "Subscription starts",
  request: "Request takes effect",
  "last-safe-day": "Last safe day",
  quote: "Quote runs out",
  service: "Service in use",
} as const;

export type EntryKind = keyof typeof kindLabels;

export interface CalendarFilter {
  /** Null: all kinds. */
  kind: EntryKind | null;
  /** Whether the last three months stand in the list too. */
  past: boolean;
}

/** What the address asks for; what it does not know is as if it were not there. */
export function readCalendarFilter(search: URLSearchParams): CalendarFilter {
  const kind = search.get("kind") ?? "";
  return { kind: Object.hasOwn(kindLabels, kind) ? (kind as EntryKind) : null, past: search.get("past") === "show" };
}
