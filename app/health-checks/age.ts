import { type CalendarDate, daysBetween } from "~/infra/calendar";
import { staleAfterDays } from "./stale";

/** "63 days old", "1 day old", "of today": what an old picture must never hide. */
export function ageWords(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(date, today);
  if (days <= 0) return days === 0 ? "of today" : "dated ahead";
  return days === 1 ? "1 day old" : `${days.toLocaleString("en-GB")} days old`;
}

export function isStale(date: CalendarDate, today: CalendarDate): boolean {
  return daysBetween(date, today) >= staleAfterDays;
}
