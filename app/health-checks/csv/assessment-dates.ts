import { type DateCell, readDateCell } from "~/infra/csv/date-cell";
import { shorten } from "~/infra/csv/plain-text";
import type { ReadingError } from "~/infra/csv/reading";
import type { Question, Warning } from "./reading";

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

function listed(dates: readonly string[]): string {
  return dates.length > 3 ? `${dates.slice(0, 3).join(", ")} and ${dates.length - 3} more dates` : dates.join(", ");
}
