import type { Actor } from "~/access/actor";
import { scoreCell } from "~/health-checks/score";
import type { CalendarDate } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import { eachBusiness, listBusinesses } from "./business-list.server";
import type { BusinessSearch } from "./business-search";
import { type BusinessState, businessStateNames, businessStateOf } from "./business-state";
import { expiryNames, type NextExpiry, nextExpiry } from "./next-expiry";
import { countRequests } from "./request-counts.server";

/** A customer in the admins' list. */
export interface CustomerLine {
  id: string;
  slug: string;
  name: string;
  website: string;
  state: BusinessState;
  /** An instant; null where it is not to be closed. */
  closesAt: string | null;
  since: CalendarDate;
  people: number;
  lastLoginAt: string | null;
  healthCheck: { date: CalendarDate; score: number | null } | null;
  /** What ends next, from today on. */
  expiry: NextExpiry | null;
  requests: { yours: number; others: number };
}

/** A page of all customers, for an admin. */
export function listAllCustomers(admin: Actor, search: BusinessSearch, now = new Date()) {
  return listBusinesses(search, (ids, today) => readLines(admin, ids, today), now);
}

/** All that matches, for a download. */
export function allCustomersCsv(admin: Actor, search: BusinessSearch, now = new Date()) {
  const header = [
    ...["Business", "Website", "State", "Since", "People", "Last login", "Latest health check", "Score"],
    ...["Next expiry", "What ends", "Open requests", "Waiting for you"],
  ];
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    for await (const lines of eachBusiness(search, (ids, today) => readLines(admin, ids, today), now))
      yield lines.map(({ name, website, state, since, people, lastLoginAt, healthCheck, expiry, requests }) => [
        ...[name, website, businessStateNames[state], since, people, lastLoginAt],
        ...[healthCheck?.date ?? null, scoreCell(healthCheck?.score ?? null)],
        ...[expiry?.date ?? null, expiry && `${expiryNames[expiry.kind]}: ${expiry.what}`],
        ...[requests.yours + requests.others, requests.yours],
      ]);
  }
  return { header, batches: batches() };
}

async function readLines(admin: Actor, ids: readonly string[], today: CalendarDate) {
  if (ids.length === 0) return new Map<string, CustomerLine>();
  const [rows, requests] = await Promise.all([
    readFacts(ids, today),
    countRequests(
      admin,
      ids.map((id) => ({ id })),
    ),
  ]);
  return new Map(
    rows.map((row) => [row.id, { ...toLine(row), requests: requests.get(row.id) ?? { yours: 0, others: 0 } }]),
  );
}

function readFacts(ids: readonly string[], today: CalendarDate) {
  return db.$queryRaw<Facts[]>`
    SELECT b."id", b."slug", b."name", b."website", b."suspendedAt", b."closesAt", b."closedAt", b."createdAt",
      (SELECT count(*) FROM "User" u WHERE u."businessId" = b."id" AND u."disabledAt" IS NULL) AS "people",
      (
        SELECT max(u."lastLoginAt") FROM "User" u WHERE u."businessId" = b."id" AND u."lastLoginAt" IS NOT NULL
      ) AS "lastLoginAt",
      h."date", h."score", l."expirationDate", l."name" AS "service", t."endDate", p."name" AS "product"
    FROM "Business" b
    LEFT JOIN "HealthCheck" h ON h."id" = (
      SELECT "id" FROM "HealthCheck"
      WHERE "customerId" = b."id" AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL
      ORDER BY "date" DESC LIMIT 1
    )
    LEFT JOIN "LegacyService" l ON l."id" = (
      SELECT "id" FROM "LegacyService"
      WHERE "customerId" = b."id" AND "removedAt" IS NULL AND "expirationDate" >= ${today}
      ORDER BY "expirationDate", "name" LIMIT 1
    )
    LEFT JOIN "Subscription" t ON t."id" = (
      SELECT "id" FROM "Subscription"
      WHERE "customerId" = b."id" AND "removedAt" IS NULL AND "nextId" IS NULL AND "endDate" >= ${today}
      ORDER BY "endDate", "sku" LIMIT 1
    )
    LEFT JOIN "Product" p ON p."sku" = t."sku"
    WHERE b."id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
}

type Moment = string | Date;

interface Facts {
  id: string;
  slug: string;
  name: string;
  website: string;
  suspendedAt: Moment | null;
  closesAt: Moment | null;
  closedAt: Moment | null;
  createdAt: Moment;
  people: number | bigint;
  lastLoginAt: Moment | null;
  date: string | null;
  score: number | null;
  expirationDate: string | null;
  service: string | null;
  endDate: string | null;
  product: string | null;
}

function toLine(row: Facts): Omit<CustomerLine, "requests"> {
  const { id, slug, name, website, date, score } = row;
  return {
    ...{ id, slug, name, website },
    state: businessStateOf(row),
    closesAt: row.closesAt && isoOf(row.closesAt),
    since: isoOf(row.createdAt).slice(0, 10),
    people: Number(row.people),
    lastLoginAt: row.lastLoginAt && isoOf(row.lastLoginAt),
    healthCheck: date ? { date, score } : null,
    expiry: nextExpiry(row),
  };
}

const isoOf = (moment: Moment) => new Date(moment).toISOString();
