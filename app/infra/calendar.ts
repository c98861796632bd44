import { Temporal } from "temporal-polyfill";

/** A day without a time zone, as YYYY-MM-DD. */
export type CalendarDate = string;

/** True only for a day that exists, written YYYY-MM-DD, of the years 1900 to 2199. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** The day it is now, in UTC unless a time zone is named. */
export function today(now: Date = new Date(), timeZone = "UTC"): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Negative where `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days;
}
