import type { CsvCell } from "~/infra/csv";
import { type Cursor, pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { hasWords } from "~/infra/words";
import { listed } from "./items.server";
import { isReminderKind, kindFacts, type ReminderKind } from "./kinds";
import { reminderLetter } from "./letters/reminder.letter";
import type { ReminderSearch } from "./reminder-search";

const perPage = 50;

export type GivenRow = Awaited<ReturnType<typeof withTold>>[number];

/** What was given, newest first: a page of it, with who was told and whose mail failed. */
export async function listGiven(search: ReminderSearch) {
  const { cursor } = search;
  const rows = await readRows(search, await foundByWords(search), perPage + 1);
  const { shown, previous, next } = pageAround(rows, { cursor, size: perPage, placeOf });
  return { reminders: await withTold(shown), previous, next };
}

/** All that was given and matches, a line for each person who was told. */
export function givenCsv(search: ReminderSearch) {
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    const found = await foundByWords(search);
    let cursor: Cursor | null = null;
    for (;;) {
      const rows = await readRows({ ...search, cursor }, found, rowsAtOnce);
      yield (await withTold(rows)).flatMap(cellsOf);
      const last = rows.at(-1);
      if (!last || rows.length < rowsAtOnce) return;
      cursor = { side: "after", ...placeOf(last) };
    }
  }
  return { header, batches: batches() };
}

const rowsAtOnce = 500;

const header = ["Given at", "Business", "Kind", "Date", "Threshold, days", "Told", "Title", "Page", "Mail failed"];

function cellsOf({ at, business, kind, date, threshold, told, recipients, failed }: GivenRow): CsvCell[][] {
  const about = [at, business?.name ?? null, kind && kindFacts(kind).label, date, threshold];
  if (told.length === 0) return [[...about, recipients === 0 ? "Nobody" : `${recipients} people`, null, null, null]];
  return told.map(({ userId, name, title, path }) => [
    ...about,
    ...[name, title, path],
    failed.find((mail) => mail.userId === userId)?.toEmail ?? null,
  ]);
}

/** The businesses that the search names, as the list of what comes finds them; null: all. */
async function foundByWords({ search }: ReminderSearch): Promise<string[] | null> {
  if (search === "") return null;
  const businesses = await db.$queryRaw<{ id: string; name: string }[]>`SELECT "id", "name" FROM "Business"`;
  return businesses.filter(({ name }) => hasWords([name], search)).map(({ id }) => id);
}

function readRows({ kind, business, cursor }: ReminderSearch, found: string[] | null, take: number): Promise<Row[]> {
  const isBack = cursor?.side === "before";
  return db.$queryRaw<Row[]>`
    SELECT r."id", CAST(r."at" AS TEXT) AS "at", r."kind", r."date", r."threshold", r."recipients", b."slug", b."name"
    FROM "Reminder" r LEFT JOIN "Business" b ON b."id" = r."customerId"
    WHERE TRUE
      ${kind ? Prisma.sql`AND r."kind" = ${kind}` : Prisma.empty}
      ${business ? Prisma.sql`AND r."customerId" = (SELECT "id" FROM "Business" WHERE "slug" = ${business})` : Prisma.empty}
      ${found ? Prisma.sql`AND r."customerId" IN ${listed(found)}` : Prisma.empty}
      ${cursor ? beside(cursor) : Prisma.empty}
    ORDER BY r."at" ${isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`}, r."id" ${isBack ? Prisma.sql`ASC` : Prisma.sql`DESC`}
    LIMIT ${take}`;
}

const placeOf = ({ at, id }: Row) => ({ key: at, id });

async function withTold(rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id);
  const [notices, failed] = await Promise.all([listNotices(ids), listFailedMails(ids)]);
  const [toldOf, failedOf] = [byReminder(notices), byReminder(failed)];
  return rows.map((row) => ({
    ...{ id: row.id, kind: kindOf(row.kind), date: row.date, threshold: Number(row.threshold) },
    at: new Date(row.at).toISOString(),
    recipients: Number(row.recipients),
    business: row.slug && row.name ? { slug: row.slug, name: row.name } : null,
    told: toldOf.get(row.id) ?? [],
    failed: failedOf.get(row.id) ?? [],
  }));
}

function byReminder<One extends { reminderId: string }>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(one.reminderId, [...(groups.get(one.reminderId) ?? []), one]);
  return groups;
}

/** How many mails of reminders were given up of late, and not sent again. */
export function countFailedReminders(now: Date): Promise<number> {
  return db.outboxMail.count({
    where: {
      ...{ letter: reminderLetter.name, sentAt: null, deadAt: { not: null }, againId: null },
      createdAt: { gte: new Date(now.getTime() - failuresOfDays * 86_400_000) },
    },
  });
}

/** A mail that failed longer ago concerns nobody any more; the outbox still has it. */
const failuresOfDays = 30;

interface Row {
  id: string;
  /** As it is stored. */
  at: string;
  kind: string;
  date: string;
  threshold: number | bigint;
  recipients: number | bigint;
  slug: string | null;
  name: string | null;
}

/** A kind that this version of the portal does not know is passed over. */
const kindOf = (kind: string): ReminderKind | null => (isReminderKind(kind) ? kind : null);

function beside({ side, key, id }: NonNullable<ReminderSearch["cursor"]>): Prisma.Sql {
  return side === "after"
    ? Prisma.sql`AND (r."at", r."id") < (${key}, ${id})`
    : Prisma.sql`AND (r."at", r."id") > (${key}, ${id})`;
}

async function listNotices(ids: string[]) {
  return db.$queryRaw<{ reminderId: string; userId: string; name: string; title: string; path: string }[]>`
    SELECT n."reminderId", n."userId", u."firstName" || ' ' || u."lastName" AS "name", n."title", n."path"
    FROM "Notification" n JOIN "User" u ON u."id" = n."userId"
    WHERE n."reminderId" IN ${listed(ids)} ORDER BY n."createdAt", n."id"`;
}

/** Found among the mails to whoever was told; what was sent again has not failed. */
async function listFailedMails(ids: string[]) {
  return db.$queryRaw<{ reminderId: string; id: string; userId: string; toEmail: string }[]>`
    SELECT m."data" ->> '$.reminderId' AS "reminderId", m."id", m."userId", m."toEmail" FROM "OutboxMail" m
    WHERE m."userId" IN (SELECT "userId" FROM "Notification" WHERE "reminderId" IN ${listed(ids)})
      AND m."letter" = ${reminderLetter.name} AND m."againId" IS NULL AND (m."bouncedAt" IS NOT NULL OR (m."deadAt" IS NOT NULL AND m."sentAt" IS NULL))
      AND m."data" ->> '$.reminderId' IN ${listed(ids)}`;
}
