import { addDays, type CalendarDate, isCalendarDate } from "~/infra/calendar";
import { type Cursor, readCursor } from "~/infra/cursor";
import { isReminderKind, kindFacts, type ReminderKind, reminderKindNames } from "./kinds";
import { rehearsalMonths } from "./run-time";

export interface ReminderSearch {
  /** Null: all kinds. */
  kind: ReminderKind | null;
  /** Words of the business or of what it is about. */
  search: string;
  /** The slug of one business; null: all. */
  business: string | null;
  cursor: Cursor | null;
}

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readReminderSearch(params: URLSearchParams): ReminderSearch {
  const kind = params.get("kind") ?? "";
  return {
    kind: isReminderKind(kind) ? kind : null,
    search: (params.get("q") ?? "").normalize("NFC").trim().slice(0, 100),
    business: params.get("business")?.slice(0, 200) || null,
    cursor: readCursor(params.get("page")),
  };
}

export const kindOptions = [
  { value: "", label: "All" },
  ...reminderKindNames.map((value) => ({ value, label: kindFacts(value).label })),
];

/** The months that the rehearsal plays, from that of the next run: "2026-11"; one more, as it begins within the first. */
export function monthsFrom(day: CalendarDate): string[] {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return Array.from({ length: rehearsalMonths + 1 }, (_, later) => {
    const months = year * 12 + (month - 1) + later;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  });
}

/** One of the months, the first unless another is asked for. */
export function readMonth(asked: string | null, months: readonly string[]): string {
  return months.find((month) => month === asked) ?? (months[0] as string);
}

export function lastDayOf(month: string): CalendarDate {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  return isCalendarDate(next) ? addDays(next, -1) : `${month}-28`;
}
