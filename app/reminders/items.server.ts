import { addDays, type CalendarDate } from "~/infra/calendar";
import type { Reads } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { selects, type Window } from "./item-selects.server";
import type { ReminderItem } from "./items";
import { kindFacts, type ReminderKind, reminderKindNames } from "./kinds";
import type { Dated } from "./plan";
import type { ReminderSettings } from "./reminder-settings";

export interface Asked {
  settings: ReminderSettings;
  /** What can be due from one day to the other. */
  from: CalendarDate;
  to: CalendarDate;
  /** Null: at all businesses. */
  businessIds?: readonly string[] | null;
  /** Null: of all kinds. */
  kind?: ReminderKind | null;
}

/**
 * What can be reminded of in those days, of the kinds that are on, with the reminders that were given of its date. Of no
 * business that is suspended or closed.
 */
export async function listItems(reads: Pick<Reads, "$queryRaw">, asked: Asked): Promise<ReminderItem[]> {
  const columns = Prisma.sql`i.*, b."slug", b."name" AS "businessName"`;
  const items = selectItems(asked, columns);
  if (!items) return [];
  const rows = await reads.$queryRaw<Row[]>`${items} ORDER BY i."date", i."kind", i."id"`;
  return rows.map(toItem);
}

/** The same, only how many there are of each kind and date of which the same was given. */
export async function countItems(reads: Pick<Reads, "$queryRaw">, asked: Asked): Promise<ItemCount[]> {
  const items = selectItems(asked, Prisma.sql`i."kind", i."date"`);
  if (!items) return [];
  const rows = await reads.$queryRaw<CountRow[]>`
    SELECT "kind", "date", "closesOn", "given", count(*) AS "count" FROM (${items}) GROUP BY 1, 2, 3, 4`;
  return rows.map((row) => ({ kind: row.kind, ...datedOf(row), count: Number(row.count) }));
}

export interface ItemCount extends Dated {
  kind: ReminderKind;
  count: number;
}

function selectItems(asked: Asked, columns: Prisma.Sql): Prisma.Sql | null {
  const { settings, businessIds = null, kind: wanted = null } = asked;
  const kinds = reminderKindNames.filter((kind) => settings.kinds[kind].isOn && (!wanted || kind === wanted));
  const [first, ...others] = kinds.flatMap((kind) => selects[kind](windowOf(kind, asked)));
  if (!first) return null;
  const items = others.reduce((all, one) => Prisma.sql`${all} UNION ALL ${one}`, first);
  return Prisma.sql`
    WITH i ("kind", "id", "date", "businessId", "name", "personId", "one", "other") AS (${items})
    SELECT ${columns}, substr(b."closesAt", 1, 10) AS "closesOn", (
      SELECT group_concat(r."threshold") FROM "Reminder" r
      WHERE r."kind" = i."kind" AND r."itemId" = i."id" AND r."date" = i."date"
    ) AS "given"
    FROM i JOIN "Business" b ON b."id" = i."businessId"
    WHERE b."suspendedAt" IS NULL AND b."closedAt" IS NULL ${businessIds ? Prisma.sql`AND b."id" IN ${listed(businessIds)}` : Prisma.empty}`;
}

/** A list of any length as one value. */
export function listed(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`(SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
}

function windowOf(kind: ReminderKind, { settings, from, to, businessIds }: Asked): Window {
  const { thresholds } = settings.kinds[kind];
  const isDown = kindFacts(kind).counts === "down";
  return {
    first: isDown ? from : "0000-01-01",
    last: isDown ? addDays(to, Math.max(...thresholds)) : addDays(to, -Math.min(...thresholds)),
    at: (column) => (businessIds ? Prisma.sql`AND ${column} IN ${listed(businessIds)}` : Prisma.empty),
  };
}

interface DatedRow {
  kind: ReminderKind;
  date: CalendarDate;
  closesOn: CalendarDate | null;
  /** Thresholds with commas between. */
  given: string | null;
}

interface CountRow extends DatedRow {
  count: number | bigint;
}

interface Row extends DatedRow {
  id: string;
  businessId: string;
  slug: string;
  businessName: string;
  name: string;
  personId: string | null;
  one: string | number | bigint | null;
  other: string | number | bigint | null;
}

function toItem(row: Row): ReminderItem {
  const { id, name, personId } = row;
  return {
    ...{ id, name, personId, ...factsOf(row), ...datedOf(row) },
    business: { id: row.businessId, slug: row.slug, name: row.businessName },
  } as ReminderItem;
}

function datedOf({ kind, date, closesOn, given }: DatedRow): Dated {
  const thresholds = given === null ? [] : String(given).split(",").map(Number);
  return { date, until: untilOf(kind, date, closesOn), given: thresholds };
}

/** An invitation ends within its last day, and a business that closes is not reminded of what comes afterwards. */
function untilOf(kind: ReminderKind, date: CalendarDate, closesOn: CalendarDate | null): CalendarDate | null {
  const own = kindFacts(kind).counts === "up" ? null : kind === "invitation-end" ? addDays(date, -1) : date;
  const last = closesOn === null ? null : addDays(closesOn, -1);
  return own && last ? (own < last ? own : last) : (own ?? last);
}

function factsOf({ kind, id, one, other }: Row) {
  switch (kind) {
    case "service-end":
      return { kind, sku: String(one), renewal: other };
    case "last-safe-day":
      return { kind, requestId: id, startDate: String(one), isQuoted: other === "quoted" };
    case "quote-validity":
      return { kind, requestId: String(one) };
    case "notice-date":
    case "legacy-expiry":
      return { kind, decision: one, autoRenews: Boolean(Number(other)) };
    case "invitation-end":
      return { kind, invites: one, email: String(other) };
    case "accepted-risk":
      return { kind };
    case "stale-health-check":
      return { kind, never: Boolean(Number(one)) };
  }
}
