import { addDays, type CalendarDate } from "~/infra/calendar";
import { type Horizon, soonDays } from "./due";

const urgentDays = 30;

/** What is near on a day. */
export function horizonOf(today: CalendarDate): Horizon {
  return { today, urgentEnd: addDays(today, urgentDays), soonEnd: addDays(today, soonDays) };
}
