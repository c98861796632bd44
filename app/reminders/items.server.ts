import { addDays, type CalendarDate } from "~/infra/calendar";
import type { Reads } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
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

interface Window {
  /** The first and the last date that can be due. */
  first: CalendarDate;
  last: CalendarDate;
  /** The condition on the column that names the business. */
  at: (column: Prisma.Sql) => Prisma.Sql;
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

const customerColumn = Prisma.sql`"customerId"`;
const dated = (column: Prisma.Sql, { first, last }: Window) => Prisma.sql`${column} BETWEEN ${first} AND ${last}`;

/** Each gives kind, id, date, businessId, name, personId, one and other: what the kind has of its own. */
const selects: Record<ReminderKind, (window: Window) => Prisma.Sql[]> = {
  "service-end": (window) => [
    Prisma.sql`
      SELECT 'service-end' AS "kind", t."id", t."endDate" AS "date", t."customerId" AS "businessId", p."name", NULL AS "personId",
        t."sku" AS "one", (
          SELECT max(CASE q."state" WHEN 'ordered' THEN 'ordered' ELSE 'requested' END) FROM "ProductRequest" q
          WHERE q."customerId" = t."customerId" AND q."sku" = t."sku" AND q."closedAt" IS NULL AND q."renewalDate" = t."endDate"
        ) AS "other"
      FROM "Subscription" t JOIN "Product" p ON p."sku" = t."sku"
      LEFT JOIN "Subscription" n ON n."id" = t."nextId" AND n."removedAt" IS NULL
      WHERE t."removedAt" IS NULL AND n."id" IS NULL
        AND ${dated(Prisma.sql`t."endDate"`, window)} ${window.at(Prisma.sql`t.${customerColumn}`)}`,
  ],
  "last-safe-day": (window) => [
    Prisma.sql`
      SELECT 'last-safe-day', q."id", q."lastSafeDay", q."customerId", p."name", q."requestedById", q."startDate", q."state"
      FROM "ProductRequest" q JOIN "Product" p ON p."sku" = q."sku"
      WHERE q."state" IN ('requested', 'quoted')
        AND ${dated(Prisma.sql`q."lastSafeDay"`, window)} ${window.at(Prisma.sql`q.${customerColumn}`)}`,
  ],
  "quote-validity": (window) => [
    Prisma.sql`
      SELECT 'quote-validity', o."id", o."validUntil", q."customerId", p."name", q."requestedById", q."id", NULL
      FROM "ProductRequest" q JOIN "Product" p ON p."sku" = q."sku" JOIN "Quote" o ON o."requestId" = q."id"
      WHERE q."state" = 'quoted' AND o."supersededAt" IS NULL AND o."acceptedAt" IS NULL AND o."declinedAt" IS NULL
        AND ${dated(Prisma.sql`o."validUntil"`, window)} ${window.at(Prisma.sql`q.${customerColumn}`)}`,
  ],
  // What is kept and ends by itself needs no notice.
  "notice-date": (window) => [
    Prisma.sql`
      SELECT 'notice-date', l."id", l."noticeDate", l."customerId", l."name", NULL, l."decision", l."autoRenews"
      FROM "LegacyService" l
      WHERE l."removedAt" IS NULL AND (l."decision" <> 'keep' OR l."autoRenews")
        AND ${dated(Prisma.sql`l."noticeDate"`, window)} ${window.at(Prisma.sql`l.${customerColumn}`)}`,
  ],
  // What is kept and renews by itself goes on: the last day to decide otherwise is its notice date.
  "legacy-expiry": (window) => [
    Prisma.sql`
      SELECT 'legacy-expiry', l."id", l."expirationDate", l."customerId", l."name", NULL, l."decision", l."autoRenews"
      FROM "LegacyService" l
      WHERE l."removedAt" IS NULL AND NOT (l."decision" = 'keep' AND l."autoRenews")
        AND ${dated(Prisma.sql`l."expirationDate"`, window)} ${window.at(Prisma.sql`l.${customerColumn}`)}`,
  ],
  "invitation-end": (window) => [
    // An invited partner that has signed up has answered: it waits for an admin.
    Prisma.sql`
      SELECT 'invitation-end', h."id", substr(h."expiresAt", 1, 10), h."customerId", h."invitedBusinessName", h."invitedById",
        h."type", h."invitedEmail"
      FROM "Partnership" h
      WHERE h."acceptedAt" IS NULL AND h."declinedAt" IS NULL AND h."withdrawnAt" IS NULL AND h."endedAt" IS NULL
        AND h."id" NOT IN (
          SELECT a."partnershipId" FROM "SignupRequest" a
          WHERE a."approvedAt" IS NULL AND a."rejectedAt" IS NULL AND a."partnershipId" IS NOT NULL
        )
        AND ${dated(Prisma.sql`substr(h."expiresAt", 1, 10)`, window)} ${window.at(Prisma.sql`h.${customerColumn}`)}`,
    Prisma.sql`
      SELECT 'invitation-end', c."id", substr(c."expiresAt", 1, 10), c."businessId", c."firstName" || ' ' || c."lastName",
        c."invitedById", 'colleague', c."email"
      FROM "ColleagueInvitation" c
      WHERE c."acceptedAt" IS NULL AND c."withdrawnAt" IS NULL
        AND ${dated(Prisma.sql`substr(c."expiresAt", 1, 10)`, window)} ${window.at(Prisma.sql`c."businessId"`)}`,
  ],
  "accepted-risk": (window) => [
    Prisma.sql`
      SELECT 'accepted-risk', f."id", f."acceptedUntil", f."customerId", f."title", m."userId", NULL, NULL
      FROM "FollowUp" f LEFT JOIN "TeamMember" m ON m."id" = f."ownerId" AND m."removedAt" IS NULL
      WHERE f."status" = 'accepted'
        AND ${dated(Prisma.sql`f."acceptedUntil"`, window)} ${window.at(Prisma.sql`f.${customerColumn}`)}`,
  ],
  // As listStaleCustomers counts them: whoever never had one, from the day on which the business came.
  "stale-health-check": (window) => [
    Prisma.sql`
      SELECT 'stale-health-check', s."id", coalesce(s."newest", s."came"), s."id", s."name", NULL, s."newest" IS NULL, NULL FROM (
        SELECT b."id", b."name", substr(b."createdAt", 1, 10) AS "came", (
          SELECT max(h."date") FROM "HealthCheck" h
          WHERE h."customerId" = b."id" AND h."publishedAt" IS NOT NULL AND h."withdrawnAt" IS NULL AND h."replacedAt" IS NULL
        ) AS "newest"
        FROM "Business" b WHERE b."kind" = 'customer' ${window.at(Prisma.sql`b."id"`)}
      ) s WHERE ${dated(Prisma.sql`coalesce(s."newest", s."came")`, window)}`,
  ],
};

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
