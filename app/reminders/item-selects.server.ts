import type { CalendarDate } from "~/infra/calendar";
import { Prisma } from "~/infra/prisma/client";
import type { ReminderKind } from "./kinds";

export interface Window {
  /** The first and the last date that can be due. */
  first: CalendarDate;
  last: CalendarDate;
  /** The condition on the column that names the business. */
  at: (column: Prisma.Sql) => Prisma.Sql;
}

/** Each gives kind, id, date, businessId, name, personId, one and other: what the kind has of its own. */
export const selects: Record<ReminderKind, (window: Window) => Prisma.Sql[]> = {
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
      WHERE q."state" IN ('requested', 'quoted') AND q."actsNext" IN ('customer', 'seller')
        AND ${dated(Prisma.sql`q."lastSafeDay"`, window)} ${window.at(Prisma.sql`q.${customerColumn}`)}`,
  ],
  "quote-validity": (window) => [
    Prisma.sql`
      SELECT 'quote-validity', o."id", o."validUntil", q."customerId", p."name", q."requestedById", q."id", NULL
      FROM "Quote" o INDEXED BY "Quote_valid_idx" JOIN "ProductRequest" q ON q."id" = o."requestId"
      JOIN "Product" p ON p."sku" = q."sku"
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
          SELECT a."partnershipId" FROM "SignupRequest" a INDEXED BY "SignupRequest_waiting_idx"
          WHERE a."approvedAt" IS NULL AND a."rejectedAt" IS NULL AND a."partnershipId" IS NOT NULL
        )
        AND ${expiring(Prisma.sql`h."expiresAt"`, window)} ${window.at(Prisma.sql`h.${customerColumn}`)}`,
    Prisma.sql`
      SELECT 'invitation-end', c."id", substr(c."expiresAt", 1, 10), c."businessId", c."firstName" || ' ' || c."lastName",
        c."invitedById", 'colleague', c."email"
      FROM "ColleagueInvitation" c
      WHERE c."acceptedAt" IS NULL AND c."withdrawnAt" IS NULL
        AND ${expiring(Prisma.sql`c."expiresAt"`, window)} ${window.at(Prisma.sql`c."businessId"`)}`,
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

const customerColumn = Prisma.sql`"customerId"`;
/** An instant on one of those days: U is the letter after the T that an instant has behind its day. */
const expiring = (column: Prisma.Sql, { first, last }: Window) =>
  Prisma.sql`${column} >= ${first} AND ${column} < ${`${last}U`}`;
const dated = (column: Prisma.Sql, { first, last }: Window) => Prisma.sql`${column} BETWEEN ${first} AND ${last}`;
