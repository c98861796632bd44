import { addDays, type CalendarDate } from "~/infra/calendar";

export interface Quarter {
  /** "Q1 2027": the first of the year is the one that begins in `quarterStartMonth`. */
  name: string;
  /** Its first day. */
  start: CalendarDate;
}

export interface QuarterSettings {
  /** The month in which the first quarter of the year begins. */
  quarterStartMonth: 1 | 2 | 3;
  /** A quarter is offered only while there are so many days to order. */
  leadDays: number;
  offeredQuarters: number;
}

/** The next quarters whose first day is at least `leadDays` away, the nearest first. */
export function quarters(today: CalendarDate, settings: QuarterSettings): Quarter[] {
  const earliest = addDays(today, settings.leadDays);
  const offered: Quarter[] = [];
  for (let year = Number(earliest.slice(0, 4)); offered.length < settings.offeredQuarters; year += 1)
    for (const quarter of quartersOf(year, settings.quarterStartMonth))
      if (quarter.start >= earliest && offered.length < settings.offeredQuarters) offered.push(quarter);
  return offered;
}

/** The name of the quarter that begins on this day; null where none does. */
export function quarterName(start: CalendarDate, quarterStartMonth: QuarterSettings["quarterStartMonth"]) {
  const quarter = quartersOf(Number(start.slice(0, 4)), quarterStartMonth).find((one) => one.start === start);
  return quarter?.name ?? null;
}

/** All four begin within the calendar year: the first in its third month at the latest. */
function quartersOf(year: number, quarterStartMonth: number): Quarter[] {
  return [1, 2, 3, 4].map((number) => ({
    name: `Q${number} ${year}`,
    start: `${year}-${String(quarterStartMonth + 3 * (number - 1)).padStart(2, "0")}-01`,
  }));
}
