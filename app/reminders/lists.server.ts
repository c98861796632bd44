import { addDays } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { hasWords } from "~/infra/words";
import { kindFacts } from "./kinds";
import { nextRunDay, placeOf, type Rehearsed, rehearse, type Telling, withTellings } from "./rehearsal.server";
import { lastDayOf, monthsFrom, type ReminderSearch, readMonth } from "./reminder-search";
import { comingDays } from "./run-time";

export const remindersPerPage = 50;

export type ReminderRow = ReturnType<typeof toRow>;

/** What will be given in the next 90 days: a page of it, and how much it is. */
export async function listComing(search: ReminderSearch, now: Date) {
  const from = await nextRunDay(now);
  const all = await matching(search, from, addDays(from, comingDays));
  return { from, count: all.length, ...(await pageOf(all, search)) };
}

/** One of the next 18 months, with how many reminders each of them has. */
export async function listRehearsal(search: ReminderSearch, month: string | null, now: Date) {
  const from = await nextRunDay(now);
  const months = monthsFrom(from);
  const all = await matching(search, from, lastDayOf(months.at(-1) as string));
  const counts = new Map<string, number>();
  for (const { day } of all) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1);
  // Where none is asked for, the first in which anything is due.
  const shown = readMonth(month ?? all[0]?.day.slice(0, 7) ?? null, months);
  const inMonth = all.filter(({ day }) => day.startsWith(shown));
  return {
    from,
    month: shown,
    months: months.map((name) => ({ month: name, count: counts.get(name) ?? 0 })),
    total: all.length,
    ...(await pageOf(inMonth, search)),
  };
}

/** All that the job will give in 18 months, or in 90 days, as it is filtered: a line for each person who is told. */
export async function comingCsv(search: ReminderSearch, span: "coming" | "rehearsal", now: Date) {
  const from = await nextRunDay(now);
  const to = span === "coming" ? addDays(from, comingDays) : lastDayOf(monthsFrom(from).at(-1) as string);
  const all = await matching(search, from, to);
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

async function matching({ kind, search, business }: ReminderSearch, from: string, to: string): Promise<Rehearsed[]> {
  const businessIds = business === null ? null : await idsOf(business);
  const all = await rehearse({ from, to, kind, businessIds });
  return search === "" ? all : all.filter(({ item }) => hasWords([item.business.name, item.name], search));
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

async function pageOf(all: readonly Rehearsed[], { cursor }: ReminderSearch) {
  const { shown, previous, next } = pageAround(walk(all, cursor), { cursor, size: remindersPerPage, placeOf });
  return { reminders: (await withTellings(shown)).map(toRow), previous, next };
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
