import { addDays, type CalendarDate, today as dayOf } from "~/infra/calendar";
import { db, type Reads } from "~/infra/db.server";
import { readDirectory } from "./directory.server";
import type { ReminderItem } from "./items";
import { listItems } from "./items.server";
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

interface Span {
  from: CalendarDate;
  to: CalendarDate;
  businessIds?: readonly string[] | null;
  kind?: ReminderKind | null;
}

/** All that the job would give between two days, if it runs on each and nothing is changed: by day. */
export async function rehearse(span: Span, reads: Pick<Reads, "$queryRaw" | "setting"> = db): Promise<Rehearsed[]> {
  const { settings } = await getReminderSettings(reads);
  const items = await listItems(reads, { settings, ...span });
  const rule = ruleOf(settings);
  return items
    .flatMap((item) => planned(item, rule(item), span.from, span.to))
    .map((one) => ({ one, place: `${placeOf(one).key} ${placeOf(one).id}` }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ one }) => one);
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
