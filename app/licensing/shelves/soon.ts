import { addDays, type CalendarDate } from "~/infra/calendar";

export const soonDays = 90;

/** Within 90 days from today, the last of them included. */
export function isSoon(date: CalendarDate, today: CalendarDate): boolean {
  return date <= addDays(today, soonDays);
}
