import { addDays, isCalendarDate } from "~/infra/calendar";

/** What a cell can mean: one date, a choice that its reader must make, or nothing. */
export type DateCell =
  | { kind: "date"; date: string }
  | { kind: "order"; dayFirst: string | null; monthFirst: string | null }
  | { kind: "serial"; from1900: string; from1904: string }
  | { kind: "unreadable" };

export function readDateCell(text: string): DateCell {
  const yearFirst = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (yearFirst && (yearFirst[2] !== "" || /^\d{8}/.test(text)))
    return certain(yearFirst[1], yearFirst[3], yearFirst[4]);

  const dayName = /^(\d{1,2})[ .-]*([A-Za-z]{3})[a-z]*\.?[ ,-]*(\d{4})$/.exec(text);
  if (dayName) return certain(dayName[3], monthNumber(dayName[2]), dayName[1]);
  const nameDay = /^([A-Za-z]{3})[a-z]*\.?[ -]*(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})$/.exec(text);
  if (nameDay) return certain(nameDay[3], monthNumber(nameDay[1]), nameDay[2]);

  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (yearLast) return eitherOrder(yearLast[4], yearLast[1], yearLast[3]);

  // 1 January 1980 to 31 December 2119, counted from 1900.
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial < 29_221 || serial > 80_354) return { kind: "unreadable" };
  return { kind: "serial", from1900: addDays("1899-12-30", serial), from1904: addDays("1904-01-01", serial) };
}

function eitherOrder(year: string | undefined, first: string | undefined, second: string | undefined): DateCell {
  const dayFirst = calendarDate(year, second, first);
  const monthFirst = calendarDate(year, first, second);
  if (!dayFirst && !monthFirst) return { kind: "unreadable" };
  return dayFirst !== null && dayFirst === monthFirst
    ? { kind: "date", date: dayFirst }
    : { kind: "order", dayFirst, monthFirst };
}

function certain(year: string | undefined, month: string | undefined, day: string | undefined): DateCell {
  const date = calendarDate(year, month, day);
  return date ? { kind: "date", date } : { kind: "unreadable" };
}

function calendarDate(year = "", month = "", day = ""): string | null {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}

function monthNumber(name = ""): string {
  return String(months.indexOf(name.toLowerCase()) + 1);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
