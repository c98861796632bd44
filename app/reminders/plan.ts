import type { CalendarDate } from "~/infra/calendar";

/** What can be reminded of: a date, and which of its reminders were given. */
export interface Dated {
  date: CalendarDate;
  /** The last day on which a reminder makes sense; null: there is none. */
  until: CalendarDate | null;
  /** The thresholds at which it was reminded of this very date. */
  given: readonly number[];
}

export interface Rule {
  counts: "down" | "up";
  thresholds: readonly number[];
}

/**
 * The threshold at which to remind on a day; null: none. Of several that have passed only the one that passed last: what
 * is entered late, or after days without a run, is reminded of once. Never after a nearer one was given.
 */
export function thresholdDue(item: Dated, { counts, thresholds }: Rule, day: CalendarDate): number | null {
  if (item.until !== null && day > item.until) return null;
  const days = daysOf(item.date, counts, day);
  if (counts === "down") {
    const passed = thresholds.filter((threshold) => days >= 0 && threshold >= days);
    const tightest = Math.min(...passed);
    return passed.length === 0 || item.given.some((threshold) => threshold <= tightest) ? null : tightest;
  }
  const passed = thresholds.filter((threshold) => threshold <= days);
  const furthest = Math.max(...passed);
  return passed.length === 0 || item.given.some((threshold) => threshold >= furthest) ? null : furthest;
}

/** What is due on a day: the job gives just these. */
export function due<Item extends Dated>(
  items: readonly Item[],
  ruleOf: (item: Item) => Rule,
  day: CalendarDate,
): { item: Item; day: CalendarDate; threshold: number }[] {
  return items.flatMap((item) => {
    const threshold = thresholdDue(item, ruleOf(item), day);
    return threshold === null ? [] : [{ item, day, threshold }];
  });
}

/** All that is due for an item from a day to another where a run takes place on each: what the job would give. */
export function planned<Item extends Dated>(
  item: Item,
  rule: Rule,
  from: CalendarDate,
  to: CalendarDate,
): { item: Item; day: CalendarDate; threshold: number }[] {
  const reminders: { item: Item; day: CalendarDate; threshold: number }[] = [];
  let given = item.given;
  // Between the days on which a threshold is reached nothing becomes due.
  for (const day of daysReached(item.date, rule, from, to)) {
    const threshold = thresholdDue({ ...item, given }, rule, day);
    if (threshold === null) continue;
    reminders.push({ item, day, threshold });
    given = [...given, threshold];
  }
  return reminders;
}

/** How many days are left to the date, or have passed since; negative on its other side. */
export function daysOf(date: CalendarDate, counts: Rule["counts"], day: CalendarDate): number {
  const days = numberOf(date) - numberOf(day);
  return counts === "down" ? days : -days;
}

function daysReached(date: CalendarDate, { counts, thresholds }: Rule, from: CalendarDate, to: CalendarDate) {
  const [end, first, last] = [numberOf(date), numberOf(from), numberOf(to)];
  const reached = thresholds.map((threshold) => (counts === "down" ? end - threshold : end + threshold));
  const days = new Set([first, ...reached].filter((day) => day >= first && day <= last));
  return [...days].sort((a, b) => a - b).map(dateOf);
}

// Days counted as numbers: a rehearsal asks this a million times. A date by itself is midnight UTC, so no clock is near.
const dayMs = 86_400_000;
const numberOf = (date: CalendarDate) => Date.parse(date) / dayMs;
const dateOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10);
