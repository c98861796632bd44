import type { Actor } from "~/access/actor";
import { roleNames } from "~/access/keys";
import { findByWords } from "~/customers/business-names.server";
import { type CustomerSearch, type CustomerSort, customersPerPage } from "~/customers/customer-search";
import { customersFor } from "~/customers/customers-scope.server";
import { expiryNames, type NextExpiry, nextExpiry } from "~/customers/next-expiry";
import { countRequests, openRequests, type RequestCounts, yours } from "~/customers/request-counts.server";
import { scoreCell } from "~/health-checks/score";
import { today } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { PartnershipType } from "~/infra/prisma/enums";

export interface CustomerRow {
  slug: string;
  name: string;
  website: string;
  suspended: boolean;
  /** As what the partner stands there, in the words of the screen. */
  partnerships: string[];
  /** The day on which the partner's first partnership of now was accepted. */
  since: string;
  /** Where not, `healthCheck` is null whatever there is. */
  mayViewHealthChecks: boolean;
  /** The newest published one. */
  healthCheck: { date: string; score: number | null } | null;
  /** Where not, neither services in use nor subscriptions are opened to the reader, and `expiry` is null whatever there is. */
  mayViewExpiry: boolean;
  /** What ends next, from today on: a service in use, or a subscription that nothing follows, as the reader may see them. */
  expiry: NextExpiry | null;
  /** Open requests, by who acts next; null where they are not opened to the reader. */
  requests: { yours: number; others: number } | null;
}

/** The customers whose invitation the partner accepted and who have not ended it. An admin's list is another: all-customers. */
export async function listCustomers(
  actor: Actor,
  { page, ...search }: CustomerSearch,
  now = new Date(),
): Promise<{ customers: CustomerRow[]; total: number }> {
  const rows = await readRows(actor, search, { take: customersPerPage, skip: (page - 1) * customersPerPage }, now);
  const requests = await countRequests(actor, rows);
  return { customers: rows.map((row) => toCustomer(row, requests)), total: Number(rows[0]?.total ?? 0) };
}

/** The same list whole, in batches, for a download: all that matches, whatever the page. */
export function customersCsv(actor: Actor, search: Omit<CustomerSearch, "page">, now = new Date()) {
  const header = [
    ...["Business", "Website", "Partnership", "Since"],
    ...["Latest health check", "Score", "Next expiry", "What ends", "Open requests", "Waiting for you"],
  ];
  const take = 500;
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    for (let skip = 0; ; skip += take) {
      const rows = await readRows(actor, search, { take, skip }, now);
      const requests = await countRequests(actor, rows);
      const customers = rows.map((row) => toCustomer(row, requests));
      yield customers.map(({ name, website, partnerships, since, healthCheck, expiry, requests }) => [
        name,
        website,
        partnerships.join(", "),
        since,
        healthCheck?.date ?? null,
        scoreCell(healthCheck?.score ?? null),
        expiry?.date ?? null,
        expiry && `${expiryNames[expiry.kind]}: ${expiry.what}`,
        requests && requests.yours + requests.others,
        requests?.yours ?? null,
      ]);
      if (rows.length < take) return;
    }
  }
  return { header, batches: batches() };
}

async function readRows(
  actor: Actor,
  { search, type, sort }: Omit<CustomerSearch, "page">,
  { take, skip }: { take: number; skip: number },
  now: Date,
): Promise<Row[]> {
  const mine = customersFor(actor, type);
  // As in the admins' list: SQLite knows no accents.
  const sought = search
    ? Prisma.sql`b."id" IN (SELECT "value" FROM json_each(${JSON.stringify(await findByWords("customer", search))}))`
    : Prisma.sql`TRUE`;
  return db.$queryRaw<Row[]>`
    WITH "mine" AS (${mine})
    SELECT b."slug", b."name", b."website", b."suspendedAt" IS NOT NULL AS "suspended",
      m."types", m."since", m."mayViewHealthChecks", m."mayViewCosts",
      h."date", h."score", l."expirationDate", l."name" AS "service", t."endDate", p."name" AS "product",
      iif(t."endDate" IS NULL OR l."expirationDate" <= t."endDate", l."expirationDate", t."endDate") AS "nextEnd",
      m."mayViewSubscriptions", b."id", count(*) OVER () AS "total"
    FROM "mine" m
    JOIN "Business" b ON b."id" = m."id"
    LEFT JOIN "HealthCheck" h ON h."id" = (
      SELECT "id" FROM "HealthCheck"
      WHERE m."mayViewHealthChecks" AND "customerId" = b."id"
        AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL
      ORDER BY "date" DESC LIMIT 1
    )
    LEFT JOIN "LegacyService" l ON l."id" = (
      SELECT "id" FROM "LegacyService"
      WHERE m."mayViewCosts" AND "customerId" = b."id" AND "removedAt" IS NULL AND "expirationDate" >= ${today(now)}
      ORDER BY "expirationDate", "name" LIMIT 1
    )
    LEFT JOIN "Subscription" t ON t."id" = (
      SELECT "id" FROM "Subscription"
      WHERE m."mayViewSubscriptions" AND "customerId" = b."id" AND "removedAt" IS NULL
        AND "nextId" IS NULL AND "endDate" >= ${today(now)}
      ORDER BY "endDate", "sku" LIMIT 1
    )
    LEFT JOIN "Product" p ON p."sku" = t."sku"
    WHERE ${sought}
    ORDER BY ${ordered(sort, actor)}, b."name" COLLATE NOCASE, b."id"
    LIMIT ${take} OFFSET ${skip}`;
}

function ordered(sort: CustomerSort, actor: Actor): Prisma.Sql {
  if (sort === "requests") return Prisma.sql`${yours(actor)}, ${openRequests}`;
  if (sort === "-requests") return Prisma.sql`${yours(actor)} DESC, ${openRequests} DESC`;
  return orders[sort];
}

const orders: Record<Exclude<CustomerSort, "requests" | "-requests">, Prisma.Sql> = {
  name: Prisma.sql`b."name" COLLATE NOCASE`,
  "-name": Prisma.sql`b."name" COLLATE NOCASE DESC`,
  since: Prisma.sql`m."since"`,
  "-since": Prisma.sql`m."since" DESC`,
  score: Prisma.sql`h."score" NULLS LAST`,
  "-score": Prisma.sql`h."score" DESC NULLS LAST`,
  date: Prisma.sql`h."date" NULLS LAST`,
  "-date": Prisma.sql`h."date" DESC NULLS LAST`,
  expiry: Prisma.sql`"nextEnd" NULLS LAST`,
  "-expiry": Prisma.sql`"nextEnd" DESC NULLS LAST`,
};

interface Row {
  slug: string;
  name: string;
  website: string;
  suspended: number | bigint;
  types: string | null;
  since: string | Date;
  mayViewHealthChecks: number | bigint;
  mayViewCosts: number | bigint;
  date: string | null;
  score: number | null;
  expirationDate: string | null;
  service: string | null;
  endDate: string | null;
  product: string | null;
  mayViewSubscriptions: number | bigint;
  id: string;
  total: number | bigint;
}

function toCustomer(row: Row, requests: RequestCounts): CustomerRow {
  const types = new Set((row.types?.split(",") ?? []) as PartnershipType[]);
  return {
    slug: row.slug,
    name: row.name,
    website: row.website,
    suspended: Boolean(Number(row.suspended)),
    partnerships: [...types].map((type) => roleNames[type]),
    since: new Date(row.since).toISOString().slice(0, 10),
    mayViewHealthChecks: Boolean(Number(row.mayViewHealthChecks)),
    healthCheck: row.date ? { date: row.date, score: row.score } : null,
    mayViewExpiry: Boolean(Number(row.mayViewCosts) || Number(row.mayViewSubscriptions)),
    expiry: nextExpiry(row),
    requests: requests.get(row.id) ?? null,
  };
}
