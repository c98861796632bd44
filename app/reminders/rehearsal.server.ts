import { setImmediate as nextTurn } from "node:timers/promises";
import { addDays, type CalendarDate, today as dayOf } from "~/infra/calendar";
import { db, type Reads } from "~/infra/db.server";
import { readDirectory } from "./directory.server";
import type { ReminderItem } from "./items";
import { countItems, listItems } from "./items.server";
import type { ReminderKind } from "./kinds";
import { planned } from "./plan";
import { type Person, recipientsOf } from "./recipients";
import { getReminderSettings } from "./reminder-settings.server";
import { ruleOf } from "./reminders.server";
import { remindersAt, remindersJob } from "./run-time";
import { type Audience, type Words, wordsOf } from "./words";

/** A reminder that will be given on a day, if nothing changes until then. */
export interface Rehearsed {
  item: ReminderItem;
  day: CalendarDate;
  threshold: number;
}

/** Who is told of it in which words. */
export interface Telling extends Words {
  audience: Audience;
  people: readonly Person[];
}

export interface Span {
  /** The day of the first run. */
  from: CalendarDate;
  to: CalendarDate;
  /** Only those from this day on; runs take place before it all the same. */
  since?: CalendarDate;
  businessIds?: readonly string[] | null;
  kind?: ReminderKind | null;
  isWanted?: (item: ReminderItem) => boolean;
}

type Source = Pick<Reads, "$queryRaw" | "setting">;

/** All that the job would give between two days, if it runs on each and nothing is changed: by day. */
export async function rehearse(span: Span, reads: Source = db): Promise<Rehearsed[]> {
  const { from, to, since = from, isWanted = () => true } = span;
  const { settings } = await getReminderSettings(reads);
  const items = await listItems(reads, { settings, ...span, from: since });
  const rule = ruleOf(settings);
  const days = new Map<CalendarDate, { one: Rehearsed; id: string }[]>();
  for (const some of inTurns(items)) {
    for (const item of some.filter(isWanted)) {
      for (const one of planned(item, rule(item), from, to)) {
        if (one.day < since) continue;
        const sameDay = days.get(one.day);
        const placed = { one, id: placeOf(one).id };
        if (sameDay) sameDay.push(placed);
        else days.set(one.day, [placed]);
      }
    }
    await nextTurn();
  }
  return [...days]
    .sort(byFirst)
    .flatMap(([, sameDay]) => sameDay.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ one }) => one));
}

/** How many that are on each day, the first first. */
export async function countRehearsed(span: Omit<Span, "isWanted">, reads: Source = db): Promise<DayCount[]> {
  const { settings } = await getReminderSettings(reads);
  const items = await countItems(reads, { settings, ...span });
  const rule = ruleOf(settings);
  const counts = new Map<CalendarDate, number>();
  for (const some of inTurns(items)) {
    for (const item of some)
      for (const { day } of planned(item, rule(item), span.from, span.to))
        counts.set(day, (counts.get(day) ?? 0) + item.count);
    await nextTurn();
  }
  return [...counts].sort(byFirst);
}

export type DayCount = [day: CalendarDate, count: number];

const byFirst = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** So many at once that others are served in between. */
function* inTurns<One>(all: readonly One[]): Generator<readonly One[]> {
  for (let at = 0; at < all.length; at += 1000) yield all.slice(at, at + 1000);
}

/** The same, with what is said to whom. */
export async function withTellings<One extends Rehearsed>(
  rehearsed: readonly One[],
  reads: Pick<Reads, "$queryRaw"> = db,
): Promise<(One & { tellings: Telling[] })[]> {
  const directory = await readDirectory(
    reads,
    rehearsed.map(({ item }) => item),
  );
  return rehearsed.map((one) => ({
    ...one,
    tellings: recipientsOf(one.item, directory).map(({ audience, people }) => ({
      ...wordsOf(one.item, audience, one.day),
      ...{ audience, people },
    })),
  }));
}

/** Where it stands in the list: by day, then by item. */
export function placeOf({ day, item }: Rehearsed): { key: string; id: string } {
  return { key: day, id: `${item.kind} ${item.id}` };
}

/** The day of the next run: tomorrow once today's has begun. */
export async function nextRunDay(now: Date): Promise<CalendarDate> {
  const today = dayOf(now);
  const begins = new Date(`${today}T${remindersAt}:00.000Z`);
  if (now < begins) return today;
  const ran = await db.jobRun.findFirst({
    where: { job: remindersJob, startedAt: { gte: begins } },
    select: { id: true },
  });
  return ran ? addDays(today, 1) : today;
}
