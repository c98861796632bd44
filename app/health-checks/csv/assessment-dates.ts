import { addDays, isCalendarDate } from "~/infra/calendar";
import { shorten } from "./plain-text";
import type { Question, ReadingError, Warning } from "./reading";

/** What one cell can mean: one date, a choice that the admin must make, or nothing. */
type DateCell =
  | { kind: "date"; date: string }
  | { kind: "order"; dayFirst: string | null; monthFirst: string | null }
  | { kind: "serial"; from1900: string; from1904: string }
  | { kind: "unreadable" };

interface Seen {
  line: number;
  rows: number;
  cell: DateCell;
}

const expected = "a date such as 2026-07-01";

/** Gathers a column of dates, and says what is wrong, ambiguous or other than the date chosen. */
export class AssessmentDates {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly header: string) {}

  /** An error where this cell alone is no date; a blank cell says nothing. */
  add(text: string, line: number): ReadingError | null {
    if (text === "") return null;
    const known = this.seen.get(text);
    if (known) known.rows++;
    const cell = known?.cell ?? readDateCell(text);
    if (!known && this.seen.size < 1_000) this.seen.set(text, { line, rows: 1, cell });
    return cell.kind === "unreadable" ? this.error(line, text, expected) : null;
  }

  settle(chosenDate: string): { errors: ReadingError[]; questions: Question[]; warnings: Warning[] } {
    const all = [...this.seen].map(([text, seen]) => ({ text, ...seen }));
    const certain = all.flatMap(({ cell }) => (cell.kind === "date" ? [cell.date] : []));
    const serials = all.flatMap(({ text, cell }) => (cell.kind === "serial" ? [{ text, ...cell }] : []));
    const ordered = all.flatMap(({ text, line, cell }) => (cell.kind === "order" ? [{ text, line, ...cell }] : []));

    const onlyDayFirst = ordered.filter(({ dayFirst, monthFirst }) => dayFirst && !monthFirst);
    const onlyMonthFirst = ordered.filter(({ dayFirst, monthFirst }) => monthFirst && !dayFirst);
    const contrary = onlyDayFirst.length > 0 ? onlyMonthFirst : [];
    const errors = contrary.map(({ line, text }) =>
      this.error(line, text, `the day first, as on line ${onlyDayFirst[0]?.line}; or every date as 2026-07-01`),
    );
    const questions: Question[] = [];
    if (serials[0]) {
      questions.push(
        this.question("assessment-date-serial", serials[0].text, chosenDate, [
          { value: "1900", label: "counted from 1900 (Windows)", dates: serials.map(({ from1900 }) => from1900) },
          { value: "1904", label: "counted from 1904 (old Macintosh)", dates: serials.map(({ from1904 }) => from1904) },
        ]),
      );
    }
    if (onlyDayFirst.length > 0) certain.push(...ordered.flatMap(({ dayFirst }) => dayFirst ?? []));
    else if (onlyMonthFirst.length > 0) certain.push(...ordered.flatMap(({ monthFirst }) => monthFirst ?? []));
    else if (ordered[0]) {
      questions.push(
        this.question("assessment-date-order", ordered[0].text, chosenDate, [
          { value: "day-first", label: "the day first", dates: ordered.flatMap(({ dayFirst }) => dayFirst ?? []) },
          {
            value: "month-first",
            label: "the month first",
            dates: ordered.flatMap(({ monthFirst }) => monthFirst ?? []),
          },
        ]),
      );
    }
    return { errors, questions, warnings: this.differing(certain, chosenDate) };
  }

  private differing(dates: readonly string[], chosenDate: string): Warning[] {
    const others = [...new Set(dates)].filter((date) => date !== chosenDate).sort();
    if (others.length === 0) return [];
    const text = `The column ${this.header} says ${listed(others)}; the date chosen is ${chosenDate}.`;
    return [{ key: "assessment-date", text, confirmBy: "tick" }];
  }

  private question(
    key: string,
    text: string,
    chosenDate: string,
    readings: { value: string; label: string; dates: string[] }[],
  ): Question {
    return {
      key,
      text: `The column ${this.header} says ${shorten(text, 20)}. Which date is that?`,
      options: readings.map(({ value, label, dates }) => ({
        value,
        label: `${listed([...new Set(dates)])} (${label}${dates.every((date) => date === chosenDate) ? "" : `; not the date chosen, ${chosenDate}`})`,
      })),
    };
  }

  private error(line: number, value: string, expected: string): ReadingError {
    return { line, column: this.header, value: shorten(value), expected };
  }
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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

function listed(dates: readonly string[]): string {
  return dates.length > 3 ? `${dates.slice(0, 3).join(", ")} and ${dates.length - 3} more dates` : dates.join(", ");
}
