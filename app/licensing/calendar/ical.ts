import { escape as escapeText, ICalCalendar, ICalEventTransparency } from "ical-generator";
import { addDays, type CalendarDate } from "~/infra/calendar";

export interface FeedEvent {
  uid: string;
  date: CalendarDate;
  title: string;
  note: string;
  /** Absolute. */
  url: string;
  version: number;
  changedAt: Date;
}

export interface Feed {
  name: string;
  description: string;
  events: readonly FeedEvent[];
}

/**
 * RFC 5545, the same bytes for the same feed: each event is stamped with its own change, not with the hour of asking. A
 * day is DATE to DATE of the next, without a time or a zone; it makes nobody busy.
 */
export function icalendarOf({ name, description, events }: Feed): string {
  const calendar = new ICalCalendar({
    prodId: { company: "Secure Dynamics", product: "CM360", language: "EN" },
    // The library writes these two as they are.
    name: escapeText(plain(name), false),
    description: escapeText(plain(description), false),
    ttl: refreshSeconds,
  });
  for (const { uid, date, title, note, url, version, changedAt } of events)
    calendar.createEvent({
      id: `${uid}@cm360`,
      allDay: true,
      start: midnight(date),
      end: midnight(addDays(date, 1)),
      summary: plain(title),
      description: plain(`${note}\n${url}`),
      url,
      stamp: changedAt,
      sequence: version - 1,
      transparency: ICalEventTransparency.TRANSPARENT,
      // Of a change after the first the hour is known only for some things: better none than a wrong one.
      ...(version === 1 ? { created: changedAt, lastModified: changedAt } : {}),
    });
  return `${calendar.toString()}\r\n`;
}

const refreshSeconds = 6 * 60 * 60;

/** In UTC, which is what the library reads a day's numbers from where no zone is named. */
const midnight = (date: CalendarDate) => new Date(`${date}T00:00:00Z`);

/** Without the control characters that no reader of iCalendar takes; a line's end stays. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " ");
}
