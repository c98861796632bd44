import type { CalendarDate } from "~/infra/calendar";
import { Prisma } from "~/infra/prisma/client";
import { resellersAtWork } from "~/licensing/requests/seller.server";
import type { BusinessColumn } from "./business-search";

/** What a list of businesses `b` is sorted by. */
export interface Keyed {
  /** Each business comes in one of them, once. SQLite walks the first table of each along an index and looks the rest up. */
  arms: readonly { from: Prisma.Sql; where: Prisma.Sql; key: Prisma.Sql; id: Prisma.Sql }[];
  /** Whether the business `b` is in any of them; null: all are. */
  has: Prisma.Sql | null;
  isNumber?: boolean;
  isInstant?: boolean;
  /** Those without it have none of it, which is less than one. */
  isCount?: boolean;
}

const visible = (table: Prisma.Sql) =>
  Prisma.sql`${table}."publishedAt" IS NOT NULL AND ${table}."withdrawnAt" IS NULL AND ${table}."replacedAt" IS NULL`;
const h = Prisma.sql`h`;
const n = Prisma.sql`n`;
const isNewestCheck = Prisma.sql`${visible(h)} AND NOT EXISTS (
  SELECT 1 FROM "HealthCheck" n WHERE n."customerId" = h."customerId" AND n."date" > h."date" AND ${visible(n)}
)`;
const newestChecks = Prisma.sql`"HealthCheck" h CROSS JOIN "Business" b ON b."id" = h."customerId"`;
const hasCheck = Prisma.sql`EXISTS (SELECT 1 FROM "HealthCheck" h WHERE h."customerId" = b."id" AND ${visible(h)})`;

/** One row for each business with a count; the counts are read from a covering index, a few milliseconds for 10,000. */
function counted(counts: Prisma.Sql, has: Prisma.Sql): Keyed {
  const from = Prisma.sql`(${counts}) k CROSS JOIN "Business" b ON b."id" = k."of"`;
  const arm = { from, where: Prisma.sql`TRUE`, key: Prisma.sql`k."count"`, id: Prisma.sql`k."of"` };
  return { arms: [arm], has, isNumber: true, isCount: true };
}

// SQLite has no statistics of a young database, so it is told which index it walks.
function bySelf(key: Prisma.Sql, index: Prisma.Sql): Keyed["arms"] {
  return [{ from: Prisma.sql`"Business" b INDEXED BY ${index}`, where: Prisma.sql`TRUE`, key, id: Prisma.sql`b."id"` }];
}

const keys: Record<Exclude<BusinessColumn, "expiry">, Keyed> = {
  name: { arms: bySelf(Prisma.sql`b."name" COLLATE NOCASE`, Prisma.sql`"Business_by_name_idx"`), has: null },
  since: { arms: bySelf(Prisma.sql`b."createdAt"`, Prisma.sql`"Business_by_since_idx"`), has: null, isInstant: true },
  state: counted(
    Prisma.sql`
      SELECT "id" AS "of", CASE WHEN "closedAt" IS NOT NULL THEN 3 WHEN "suspendedAt" IS NOT NULL THEN 2 ELSE 1 END AS "count"
      FROM "Business" WHERE "suspendedAt" IS NOT NULL OR "closesAt" IS NOT NULL OR "closedAt" IS NOT NULL`,
    Prisma.sql`(b."suspendedAt" IS NOT NULL OR b."closesAt" IS NOT NULL OR b."closedAt" IS NOT NULL)`,
  ),
  date: {
    arms: [{ from: newestChecks, where: isNewestCheck, key: Prisma.sql`h."date"`, id: Prisma.sql`h."customerId"` }],
    has: hasCheck,
  },
  score: {
    arms: [
      {
        from: newestChecks,
        where: Prisma.sql`h."score" IS NOT NULL AND ${isNewestCheck}`,
        key: Prisma.sql`h."score"`,
        id: Prisma.sql`h."customerId"`,
      },
    ],
    has: Prisma.sql`EXISTS (
      SELECT 1 FROM "HealthCheck" h WHERE h."customerId" = b."id" AND h."score" IS NOT NULL AND ${isNewestCheck}
    )`,
    isNumber: true,
  },
  login: {
    arms: [
      {
        from: Prisma.sql`"User" u CROSS JOIN "Business" b ON b."id" = u."businessId"`,
        where: Prisma.sql`u."lastLoginAt" IS NOT NULL AND u."businessId" IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM "User" n WHERE n."businessId" = u."businessId" AND n."lastLoginAt" IS NOT NULL
            AND (n."lastLoginAt" > u."lastLoginAt" OR n."lastLoginAt" = u."lastLoginAt" AND n."id" < u."id")
        )`,
        key: Prisma.sql`u."lastLoginAt"`,
        id: Prisma.sql`u."businessId"`,
      },
    ],
    has: Prisma.sql`EXISTS (SELECT 1 FROM "User" u WHERE u."businessId" = b."id" AND u."lastLoginAt" IS NOT NULL)`,
    isInstant: true,
  },
  people: counted(
    Prisma.sql`
      SELECT "businessId" AS "of", count(*) AS "count" FROM "User"
      WHERE "disabledAt" IS NULL AND "businessId" IS NOT NULL GROUP BY "businessId"`,
    Prisma.sql`EXISTS (SELECT 1 FROM "User" u WHERE u."businessId" = b."id" AND u."disabledAt" IS NULL)`,
  ),
  // What waits for Secure Dynamics weighs more than however much waits for others.
  requests: counted(
    Prisma.sql`
      SELECT r."customerId" AS "of", count(*) + 1000000 * sum(r."actsNext" = 'seller') * NOT EXISTS (
        SELECT 1 FROM ${resellersAtWork} WHERE h."customerId" = r."customerId"
      ) AS "count"
      FROM "ProductRequest" r WHERE r."closedAt" IS NULL GROUP BY r."customerId"`,
    Prisma.sql`EXISTS (SELECT 1 FROM "ProductRequest" r WHERE r."customerId" = b."id" AND r."closedAt" IS NULL)`,
  ),
  customers: counted(
    Prisma.sql`
      SELECT "partnerId" AS "of", count(DISTINCT "customerId") AS "count" FROM "Partnership"
      WHERE "acceptedAt" IS NOT NULL AND "endedAt" IS NULL AND "partnerId" IS NOT NULL GROUP BY "partnerId"`,
    Prisma.sql`EXISTS (
      SELECT 1 FROM "Partnership" p WHERE p."partnerId" = b."id" AND p."acceptedAt" IS NOT NULL AND p."endedAt" IS NULL
    )`,
  ),
};

export function keyedBy(column: BusinessColumn, today: CalendarDate): Keyed {
  return column === "expiry" ? endingNext(today) : keys[column];
}

/** What ends next, from today on: of services in use and subscriptions the sooner, a service on the same day. */
function endingNext(today: CalendarDate): Keyed {
  const services = (condition: Prisma.Sql, of: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM "LegacyService" n WHERE n."customerId" = ${of} AND n."removedAt" IS NULL
      AND n."expirationDate" >= ${today} AND ${condition})`;
  const terms = (condition: Prisma.Sql, of: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM "Subscription" n WHERE n."customerId" = ${of} AND n."removedAt" IS NULL AND n."nextId" IS NULL
      AND n."endDate" >= ${today} AND ${condition})`;
  const l = Prisma.sql`l."customerId"`;
  const t = Prisma.sql`t."customerId"`;
  const b = Prisma.sql`b."id"`;
  return {
    arms: [
      {
        from: Prisma.sql`"LegacyService" l INDEXED BY "LegacyService_ending_idx" CROSS JOIN "Business" b ON b."id" = l."customerId"`,
        where: Prisma.sql`l."removedAt" IS NULL AND l."expirationDate" >= ${today}
          AND NOT ${services(Prisma.sql`(n."expirationDate" < l."expirationDate" OR n."expirationDate" = l."expirationDate" AND n."id" < l."id")`, l)}
          AND NOT ${terms(Prisma.sql`n."endDate" < l."expirationDate"`, l)}`,
        key: Prisma.sql`l."expirationDate"`,
        id: l,
      },
      {
        from: Prisma.sql`"Subscription" t INDEXED BY "Subscription_ending_idx" CROSS JOIN "Business" b ON b."id" = t."customerId"`,
        where: Prisma.sql`t."removedAt" IS NULL AND t."nextId" IS NULL AND t."endDate" >= ${today}
          AND NOT ${terms(Prisma.sql`(n."endDate" < t."endDate" OR n."endDate" = t."endDate" AND n."id" < t."id")`, t)}
          AND NOT ${services(Prisma.sql`n."expirationDate" <= t."endDate"`, t)}`,
        key: Prisma.sql`t."endDate"`,
        id: t,
      },
    ],
    has: Prisma.sql`(${services(Prisma.sql`TRUE`, b)} OR ${terms(Prisma.sql`TRUE`, b)})`,
  };
}
