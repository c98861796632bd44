import { addDays, type CalendarDate } from "~/infra/calendar";
import { quarterName } from "~/licensing/requests/quarters";

/** How far the calendar looks, in whole months around the present one. */
const monthsBack = 3;
const monthsAhead = 24;

export interface Window {
  from: CalendarDate;
  to: CalendarDate;
}

/** From the first day of the month three months ago to the last day of the month two years ahead. */
export function windowAround(today: CalendarDate): Window {
  const first = firstOfMonth(today);
  return { from: monthsAfter(first, -monthsBack), to: addDays(monthsAfter(first, monthsAhead + 1), -1) };
}

export function firstOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01`;
}

/** The first of a later month, or of an earlier one. */
export function monthsAfter(first: CalendarDate, months: number): CalendarDate {
  const count = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

export interface Quarter {
  label: string;
  from: CalendarDate;
  to: CalendarDate;
}

/** The quarter in which a day lies; it is named by the year in which it begins. */
export function quarterOf(date: CalendarDate, quarterStartMonth: 1 | 2 | 3): Quarter {
  const monthOfYear = (Number(date.slice(5, 7)) - quarterStartMonth + 12) % 12;
  const from = monthsAfter(firstOfMonth(date), -(monthOfYear % 3));
  return {
    label: quarterName(from, quarterStartMonth) ?? from,
    from,
    to: addDays(monthsAfter(from, 3), -1),
  };
}
