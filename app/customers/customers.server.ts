import type { Actor } from "~/access/actor";
import { type Capability, capabilitiesOf, roleNames } from "~/access/keys";
import { type CustomerSearch, type CustomerSort, customersPerPage } from "~/customers/customer-search";
import { today } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { PartnershipType } from "~/infra/prisma/enums";

export interface CustomerRow {
  slug: string;
  name: string;
  website: string;
  people: number;
  suspended: boolean;
  /** As what the partner stands there, in the words of the screen; empty for an admin. */
  partnerships: string[];
  /** The day on which the partner's first partnership of now was accepted; for an admin, that on which the business came. */
  since: string;
  /** Where not, `healthCheck` is null whatever there is. */
  mayViewHealthChecks: boolean;
  /** The newest published one. */
  healthCheck: { date: string; score: number | null } | null;
  /** Where not, `expiry` is null whatever there is. */
  mayViewCosts: boolean;
  /** The next service in use that expires, from today on. */
  expiry: { date: string; service: string } | null;
}

/** All customers for an admin; for a partner those whose invitation it accepted and who have not ended it. */
export async function listCustomers(
  actor: Actor,
  { page, ...search }: CustomerSearch,
  now = new Date(),
): Promise<{ customers: CustomerRow[]; total: number }> {
  const rows = await readRows(actor, search, { take: customersPerPage, skip: (page - 1) * customersPerPage }, now);
  return { customers: rows.map(toCustomer), total: Number(rows[0]?.total ?? 0) };
}

/** The same list whole, in batches, for a download: all that matches, whatever the page. */
export function customersCsv(actor: Actor, search: Omit<CustomerSearch, "page">, now = new Date()) {
  const isPartner = actor.kind === "partner";
  const header = [
    ...["Business", "Website", isPartner ? "Partnership" : "People", "Since"],
    ...["Latest health check", "Score", "Next expiry", "Service"],
  ];
  const take = 500;
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    for (let skip = 0; ; skip += take) {
      const rows = (await readRows(actor, search, { take, skip }, now)).map(toCustomer);
      yield rows.map(({ name, website, partnerships, people, since, healthCheck, expiry }) => [
        name,
        website,
        isPartner ? partnerships.join(", ") : people,
        since,
        healthCheck?.date ?? null,
        healthCheck?.score ?? null,
        expiry?.date ?? null,
        expiry?.service ?? null,
      ]);
      if (rows.length < take) return;
    }
  }
  return { header, batches: batches() };
}

function readRows(
  actor: Actor,
  { search, type, sort }: Omit<CustomerSearch, "page">,
  { take, skip }: { take: number; skip: number },
  now: Date,
): Promise<Row[]> {
  const mine = actor.kind === "admin" ? allCustomers : customersOf(actor.business?.id ?? "", type);
  return db.$queryRaw<Row[]>`
    WITH "mine" AS (${mine})
    SELECT b."slug", b."name", b."website", b."suspendedAt" IS NOT NULL AS "suspended",
      m."types", m."since", m."mayViewHealthChecks", m."mayViewCosts",
      (SELECT count(*) FROM "User" u WHERE u."businessId" = b."id" AND u."disabledAt" IS NULL) AS "people",
      h."date", h."score", l."expirationDate", l."name" AS "service", count(*) OVER () AS "total"
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
    WHERE instr(lower(b."name" || ' ' || b."website"), lower(${search})) > 0
    ORDER BY ${orders[sort]}, b."name" COLLATE NOCASE, b."id"
    LIMIT ${take} OFFSET ${skip}`;
}

const allCustomers = Prisma.sql`
  SELECT "id", NULL AS "types", "createdAt" AS "since", 1 AS "mayViewHealthChecks", 1 AS "mayViewCosts"
  FROM "Business" WHERE "kind" = 'customer'`;

const customersOf = (partnerId: string, type: PartnershipType | null) => Prisma.sql`
  SELECT "customerId" AS "id", group_concat("type") AS "types", min("acceptedAt") AS "since",
    max("type" IN (${typesWith("health-checks:view")})) AS "mayViewHealthChecks",
    max("type" IN (${typesWith("cost-reduction:view")})) AS "mayViewCosts"
  FROM "Partnership"
  WHERE "partnerId" = ${partnerId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL
  GROUP BY "customerId"
  ${type ? Prisma.sql`HAVING max("type" = ${type})` : Prisma.empty}`;

/** What a type opens is read from the table of access, and joins the query as plain values. */
function typesWith(key: Capability): Prisma.Sql {
  return Prisma.join(Object.values(PartnershipType).filter((type) => capabilitiesOf([type]).has(key)));
}

const orders: Record<CustomerSort, Prisma.Sql> = {
  name: Prisma.sql`b."name" COLLATE NOCASE`,
  "-name": Prisma.sql`b."name" COLLATE NOCASE DESC`,
  people: Prisma.sql`"people"`,
  "-people": Prisma.sql`"people" DESC`,
  since: Prisma.sql`m."since"`,
  "-since": Prisma.sql`m."since" DESC`,
  score: Prisma.sql`h."score" NULLS LAST`,
  "-score": Prisma.sql`h."score" DESC NULLS LAST`,
  date: Prisma.sql`h."date" NULLS LAST`,
  "-date": Prisma.sql`h."date" DESC NULLS LAST`,
  expiry: Prisma.sql`l."expirationDate" NULLS LAST`,
  "-expiry": Prisma.sql`l."expirationDate" DESC NULLS LAST`,
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
  people: number | bigint;
  date: string | null;
  score: number | null;
  expirationDate: string | null;
  service: string | null;
  total: number | bigint;
}

function toCustomer(row: Row): CustomerRow {
  const types = new Set((row.types?.split(",") ?? []) as PartnershipType[]);
  return {
    slug: row.slug,
    name: row.name,
    website: row.website,
    people: Number(row.people),
    suspended: Boolean(Number(row.suspended)),
    partnerships: [...types].map((type) => roleNames[type]),
    since: new Date(row.since).toISOString().slice(0, 10),
    mayViewHealthChecks: Boolean(Number(row.mayViewHealthChecks)),
    healthCheck: row.date ? { date: row.date, score: row.score } : null,
    mayViewCosts: Boolean(Number(row.mayViewCosts)),
    expiry: row.expirationDate ? { date: row.expirationDate, service: row.service ?? "" } : null,
  };
}
