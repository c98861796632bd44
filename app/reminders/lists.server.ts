import { addDays, type CalendarDate } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { hasWords } from "~/infra/words";
import { kindFacts } from "./kinds";
import {
  countRehearsed,
  type DayCount,
  nextRunDay,
  placeOf,
  type Rehearsed,
  rehearse,
  type Span,
  type Telling,
  withTellings,
} from "./rehearsal.server";
import { lastDayOf, monthsFrom, type ReminderSearch, readMonth } from "./reminder-search";
import { comingDays } from "./run-time";

export const remindersPerPage = 50;

export type ReminderRow = ReturnType<typeof toRow>;

/** What will be given in the next 90 days: a page of it, and how much it is. */
export async function listComing(search: ReminderSearch, now: Date) {
  const from = await nextRunDay(now);
  const { counts, between } = await find(search, from, addDays(from, comingDays));
  return { from, count: sumOf(counts), ...(await pageOf(counts, between, search)) };
}

/** One of the next 18 months, with how many reminders each of them has. */
export async function listRehearsal(search: ReminderSearch, month: string | null, now: Date) {
  const from = await nextRunDay(now);
  const months = monthsFrom(from);
  const { counts, between } = await find(search, from, lastDayOf(months.at(-1) as string));
  const countsIn = (name: string) => counts.filter(([day]) => day.startsWith(name));
  // Where none is asked for, the first in which anything is due.
  const shown = readMonth(month ?? counts[0]?.[0].slice(0, 7) ?? null, months);
  return {
    from,
    month: shown,
    months: months.map((name) => ({ month: name, count: sumOf(countsIn(name)) })),
    total: sumOf(counts),
    ...(await pageOf(countsIn(shown), between, search)),
  };
}

const sumOf = (counts: readonly DayCount[]) => counts.reduce((sum, [, count]) => sum + count, 0);

/** All that the job will give in 18 months, or in 90 days, as it is filtered: a line for each person who is told. */
export async function comingCsv(search: ReminderSearch, span: "coming" | "rehearsal", now: Date) {
  const from = await nextRunDay(now);
  const to = span === "coming" ? addDays(from, comingDays) : lastDayOf(monthsFrom(from).at(-1) as string);
  const all = await rehearse(await spanOf(search, from, to));
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    for (let at = 0; at < all.length; at += rowsAtOnce)
      yield (await withTellings(all.slice(at, at + rowsAtOnce))).flatMap(cellsOf);
  }
  return { header, batches: batches() };
}

const rowsAtOnce = 500;

const header = [
  ...["Day", "Business", "Kind", "About", "Date", "Threshold, days", "Told", "Email"],
  ...["Title", "Text", "Page"],
];

function cellsOf({ day, item, threshold, tellings }: Rehearsed & { tellings: Telling[] }): CsvCell[][] {
  const about = [day, item.business.name, kindFacts(item.kind).label, item.name, item.date, threshold];
  if (tellings.length === 0) return [[...about, "Nobody", null, null, null, null]];
  return tellings.flatMap(({ people, title, text, path }) =>
    people.map(({ name, email }) => [...about, name, email, title, text, path]),
  );
}

interface Found {
  counts: DayCount[];
  /** Those of some days, in order. */
  between: (first: CalendarDate, last: CalendarDate) => Promise<Rehearsed[]>;
}

/** What matches: counted for each day, and read for those days only that a page shows. */
async function find(search: ReminderSearch, from: CalendarDate, to: CalendarDate): Promise<Found> {
  const span = await spanOf(search, from, to);
  if (!span.isWanted)
    return {
      counts: await countRehearsed(span),
      between: (first, last) => rehearse({ ...span, since: first, to: last }),
    };
  // The database knows no accents: what has the words is looked for among all.
  const all = await rehearse(span);
  const counts = new Map<CalendarDate, number>();
  for (const { day } of all) counts.set(day, (counts.get(day) ?? 0) + 1);
  return { counts: [...counts], between: async (first, last) => all.filter(({ day }) => day >= first && day <= last) };
}

async function spanOf({ kind, search, business }: ReminderSearch, from: CalendarDate, to: CalendarDate): Promise<Span> {
  const span = { from, to, kind, businessIds: business === null ? null : await idsOf(business) };
  if (search === "") return span;
  return { ...span, isWanted: (item) => hasWords([item.business.name, item.name], search) };
}

/** The name of the one business that is asked for; null: all are, or there is none of this slug. */
export async function businessNamed({ business }: ReminderSearch): Promise<string | null> {
  if (business === null) return null;
  const found = await db.business.findUnique({ where: { slug: business }, select: { name: true } });
  return found?.name ?? null;
}

async function idsOf(slug: string): Promise<string[]> {
  const found = await db.business.findUnique({ where: { slug }, select: { id: true } });
  return found ? [found.id] : [];
}

async function pageOf(counts: readonly DayCount[], between: Found["between"], { cursor }: ReminderSearch) {
  const days = daysOfPage(counts, cursor);
  const some = days ? await between(...days) : [];
  const { shown, previous, next } = pageAround(walk(some, cursor), { cursor, size: remindersPerPage, placeOf });
  return { reminders: (await withTellings(shown)).map(toRow), previous, next };
}

/** The first and the last of the days on which the rows of the page lie; null: none do. */
function daysOfPage(
  counts: readonly DayCount[],
  cursor: ReminderSearch["cursor"],
): [CalendarDate, CalendarDate] | null {
  const isBack = cursor?.side === "before";
  const beyond = counts.filter(([day]) => !cursor || (isBack ? day <= cursor.key : day >= cursor.key));
  const days: CalendarDate[] = [];
  let rows = 0;
  for (const [day, count] of isBack ? beyond.toReversed() : beyond) {
    if (rows > remindersPerPage) break;
    days.push(day);
    // Of the cursor's own day some lie behind it.
    if (day !== cursor?.key) rows += count;
  }
  const [first, last] = [days.sort()[0], days.at(-1)];
  return first && last ? [first, last] : null;
}

function walk(all: readonly Rehearsed[], cursor: ReminderSearch["cursor"]): Rehearsed[] {
  const size = remindersPerPage + 1;
  if (!cursor) return all.slice(0, size);
  const isAfter = (one: Rehearsed) => {
    const { key, id } = placeOf(one);
    return key > cursor.key || (key === cursor.key && id > cursor.id);
  };
  const isAt = (one: Rehearsed) => placeOf(one).key === cursor.key && placeOf(one).id === cursor.id;
  if (cursor.side === "after") return all.filter(isAfter).slice(0, size);
  return all
    .filter((one) => !isAfter(one) && !isAt(one))
    .toReversed()
    .slice(0, size);
}

function toRow({ day, item, threshold, tellings }: Rehearsed & { tellings: Telling[] }) {
  return {
    key: `${day} ${placeOf({ day, item, threshold }).id}`,
    ...{ day, kind: item.kind, date: item.date, threshold, business: item.business, name: item.name },
    tellings: tellings.map(({ audience, people, title, text, path }) => ({
      ...{ audience, title, text, path },
      people: people.map(({ userId, name, email }) => ({ userId, name, email })),
    })),
  };
}
