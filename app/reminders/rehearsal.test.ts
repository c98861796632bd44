import { expect, test } from "vitest";
import { addDays, type CalendarDate, daysBetween } from "~/infra/calendar";
import { type Cursor, readCursor } from "~/infra/cursor";
import { db, transact } from "~/infra/db.server";
import { at, makePortfolios } from "../../tests/support/portfolios";
import { listComing, listRehearsal } from "./lists.server";
import { type Rehearsed, rehearse, withTellings } from "./rehearsal.server";
import { readReminderSearch } from "./reminder-search";
import { giveReminders } from "./reminders.server";

const start = "2027-06-01";
const end = addDays(start, 548);

test("over 1,000 random portfolios and 18 months the job does exactly what the rehearsal said", {
  timeout: 180_000,
}, async () => {
  await makePortfolios(1000, 6, start, end);
  const rehearsed = await rehearse({ from: start, to: end });
  const expected = await written(rehearsed);
  const days = Array.from({ length: daysBetween(start, end) + 1 }, (_, n) => addDays(start, n));
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (const day of days) await giveReminders(at(day));
  if (process.env.SHOW_TIMES)
    process.stderr.write(
      `${rehearsed.length} reminders on ${days.length} days: ${Math.round(performance.now() - began)} ms, ${Math.round(process.cpuUsage(cpu).user / 1000)} of them busy\n`,
    );

  expect(new Set(rehearsed.map(({ item }) => item.kind)).size).toBe(8);
  expect(rehearsed.length).toBeGreaterThan(1000);
  expect(await listGiven(start)).toEqual(expected);
});

test("with 10,000 businesses and 60,000 dates a page of what comes is there in a moment", {
  timeout: 120_000,
}, async () => {
  await transact(async (tx) => {
    await tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 9999)
      INSERT INTO "Business" ("id", "kind", "slug", "name", "website", "websiteDomain", "createdAt")
      SELECT 'm' || "i", 'customer', 'm' || "i", 'Customer ' || "i", '', '', '2026-11-01T00:00:00.000+00:00' FROM "n"`;
    await tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 29999)
      INSERT INTO "Subscription" ("id", "customerId", "sku", "source", "endDate", "createdById", "createdByName")
      SELECT 'ms' || "i", 'm' || ("i" % 10000), (SELECT "sku" FROM "Product" WHERE "position" = (SELECT min("position") FROM "Product") + "i" / 10000 LIMIT 1), 'zscaler',
        date('2026-12-01', ("i" * 31 % 1095) || ' days'), 'x', 'x' FROM "n"`;
    await tx.$executeRaw`
      WITH RECURSIVE "n"("i") AS (SELECT 0 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 29999)
      INSERT INTO "LegacyService" ("id", "customerId", "name", "expirationDate")
      SELECT 'ml' || "i", 'm' || ("i" % 10000), 'VPN', date('2026-12-01', ("i" * 17 % 1095) || ' days') FROM "n"`;
  });
  const now = at("2026-12-01");
  const search = readReminderSearch(new URLSearchParams());
  const from = "2026-12-01";
  const inAugust = (await rehearse({ from, to: "2028-06-30" })).filter(({ day }) => day.startsWith("2027-08"));
  const pages = await pagesOf((cursor) => listRehearsal({ ...search, cursor }, "2027-08", now));
  expect(pages.map(({ key }) => key)).toEqual(
    inAugust.slice(0, 150).map(({ day, item }) => `${day} ${item.kind} ${item.id}`),
  );
  const coming = await timeOf(() => listComing(search, now));
  const rehearsal = await timeOf(() => listRehearsal(search, "2027-08", now));
  const one = await timeOf(() => listRehearsal({ ...search, business: "m77" }, null, now));
  if (process.env.SHOW_TIMES)
    process.stderr.write(`coming ${coming}, rehearsal ${rehearsal}, of one business ${one} ms\n`);
  expect(coming).toBeLessThan(600);
  expect(rehearsal).toBeLessThan(1600);
  expect(one).toBeLessThan(60);
});

interface Page {
  reminders: { key: string }[];
  previous: string | null;
  next: string | null;
}

/** The rows of the first pages; each page leads back to the one before. */
async function pagesOf(read: (cursor: Cursor | null) => Promise<Page>) {
  const pages = [await read(null)];
  for (let next = pages[0]?.next; next && pages.length < 3; next = pages.at(-1)?.next) {
    const page = await read(readCursor(next));
    expect((await read(readCursor(page.previous))).reminders).toEqual(pages.at(-1)?.reminders);
    pages.push(page);
  }
  return pages.flatMap(({ reminders }) => reminders);
}

/** How long this process was busy with it, in whole milliseconds: what else the machine does is not ours. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

/** What was given, by reminder, as a rehearsal writes it. */
async function listGiven(since: CalendarDate) {
  const reminders = await db.reminder.findMany({ where: { at: { gte: at(since) } } });
  const notices = await db.$queryRaw<{ reminderId: string; line: string }[]>`
    SELECT "reminderId", "userId" || ' | ' || "title" || ' | ' || "text" || ' | ' || "path" AS "line"
    FROM "Notification" WHERE "reminderId" IS NOT NULL`;
  const lines = new Map<string, string[]>();
  for (const { reminderId, line } of notices) lines.set(reminderId, [...(lines.get(reminderId) ?? []), line]);
  return reminders
    .map(({ id, kind, itemId, date, threshold, at, recipients }) => ({
      line: `${at.toISOString().slice(0, 10)} ${kind} ${itemId} ${date} ${threshold}`,
      recipients,
      told: (lines.get(id) ?? []).sort(),
    }))
    .sort((a, b) => (a.line < b.line ? -1 : 1));
}

async function written(rehearsed: readonly Rehearsed[]) {
  return (await withTellings(rehearsed))
    .map(({ item, day, threshold, tellings }) => {
      const told = tellings.flatMap(({ people, title, text, path }) =>
        people.map(({ userId }) => `${userId} | ${title} | ${text} | ${path}`),
      );
      return {
        line: `${day} ${item.kind} ${item.id} ${item.date} ${threshold}`,
        recipients: told.length,
        told: told.sort(),
      };
    })
    .sort((a, b) => (a.line < b.line ? -1 : 1));
}
