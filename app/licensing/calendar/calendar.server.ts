import { type CalendarDate, today } from "~/infra/calendar";
import { getSettings } from "~/infra/settings.server";
import { coTermOf } from "~/licensing/calendar/co-term";
import { type CalendarEntry, entriesOf } from "~/licensing/calendar/entries";
import type { CalendarFilter } from "~/licensing/calendar/entry-kinds";
import { getCalendarFacts, type ReadableCustomer } from "~/licensing/calendar/facts.server";
import { pictureOf } from "~/licensing/calendar/picture";
import { firstOfMonth, type Quarter, quarterOf, windowAround } from "~/licensing/calendar/window";

/** The list ends after so many entries, and says so. */
const mostEntries = 500;

export type ListedEntry = Omit<CalendarEntry, "version" | "changedAt">;

export interface QuarterBand extends Quarter {
  entries: ListedEntry[];
}

/** What ends and what starts when at one customer: by quarter, as a picture, and by common end. */
export async function getCalendar(customer: ReadableCustomer, filter: CalendarFilter, now = new Date()) {
  const day = today(now);
  const window = windowAround(day);
  const [all, { quarterStartMonth }] = await Promise.all([getCalendarFacts([customer], window.from), getSettings()]);
  const facts = all.get(customer.id) ?? { terms: [], requests: [], services: [] };
  const shown = entriesOf(facts, filter.past ? window : { from: day, to: window.to });
  const listed = filter.kind === null ? shown : shown.filter(({ kind }) => kind === filter.kind);
  // Drawn is what the whole list says: beside a part of it, the picture would say more than its table.
  const drawn = { from: filter.past ? window.from : firstOfMonth(day), to: window.to };
  return {
    today: day,
    until: window.to,
    bands: inBands(listed.slice(0, mostEntries), quarterStartMonth),
    hidden: Math.max(0, listed.length - mostEntries),
    picture: filter.kind === null ? pictureOf(facts, drawn, day) : null,
    coTerm: filter.kind === null ? coTermOf(facts.terms, day) : null,
  };
}

function inBands(entries: readonly CalendarEntry[], quarterStartMonth: 1 | 2 | 3): QuarterBand[] {
  const bands = new Map<CalendarDate, QuarterBand>();
  for (const { uid, kind, date, title, note, path } of entries) {
    const quarter = quarterOf(date, quarterStartMonth);
    const band = bands.get(quarter.from) ?? { ...quarter, entries: [] };
    band.entries.push({ uid, kind, date, title, note, path });
    bands.set(quarter.from, band);
  }
  return [...bands.values()];
}
