import { type Cadence, digestHour } from "~/notifications/preference";

const dayMs = 86_400_000;
/** 1 January 1970 was a Thursday: so many days after a Monday. */
const epochWeekday = 3;

/**
 * The newest moment at or before `now` at which a digest of this cadence falls due: every day, or every Monday, at the
 * digest's hour in UTC. What is left over from before somebody chose mails at once goes with the daily ones.
 */
export function digestSlot(cadence: Cadence, now: Date): Date {
  const hourMs = digestHour * 3_600_000;
  const days = Math.floor((now.getTime() - hourMs) / dayMs);
  const back = cadence === "weekly" ? (days + epochWeekday) % 7 : 0;
  return new Date((days - back) * dayMs + hourMs);
}
