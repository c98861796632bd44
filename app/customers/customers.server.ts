import type { Actor } from "~/access/actor";
import { capabilitiesOf, roleNames } from "~/access/keys";
import { type CustomerSearch, type CustomerSort, customersPerPage } from "~/customers/customer-search";
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
  /** Where not, `healthCheck` is null whatever there is. */
  mayViewHealthChecks: boolean;
  /** The newest published one. */
  healthCheck: { date: string; score: number | null } | null;
}

/** All customers for an admin; for a partner those whose invitation it accepted and who have not ended it. */
export async function listCustomers(
  actor: Actor,
  { search, sort, page }: CustomerSearch,
): Promise<{ customers: CustomerRow[]; total: number }> {
  const mine = actor.kind === "admin" ? allCustomers : customersOf(actor.business?.id ?? "");
  const rows = await db.$queryRaw<Row[]>`
    WITH "mine" AS (${mine})
    SELECT b."slug", b."name", b."website", b."suspendedAt" IS NOT NULL AS "suspended", m."types", m."mayViewHealthChecks",
      (SELECT count(*) FROM "User" u WHERE u."businessId" = b."id" AND u."disabledAt" IS NULL) AS "people",
      h."date", h."score", count(*) OVER () AS "total"
    FROM "mine" m
    JOIN "Business" b ON b."id" = m."id"
    LEFT JOIN "HealthCheck" h ON h."id" = (
      SELECT "id" FROM "HealthCheck"
      WHERE m."mayViewHealthChecks" AND "customerId" = b."id"
        AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "replacedAt" IS NULL
      ORDER BY "date" DESC LIMIT 1
    )
    WHERE instr(lower(b."name" || ' ' || b."website"), lower(${search})) > 0
    ORDER BY ${orders[sort]}, b."name" COLLATE NOCASE, b."id"
    LIMIT ${customersPerPage} OFFSET ${(page - 1) * customersPerPage}`;
  return { customers: rows.map(toCustomer), total: Number(rows[0]?.total ?? 0) };
}

const allCustomers = Prisma.sql`
  SELECT "id", NULL AS "types", 1 AS "mayViewHealthChecks" FROM "Business" WHERE "kind" = 'customer'`;

const typesWithHealthChecks = Object.values(PartnershipType).filter((type) =>
  capabilitiesOf([type]).has("health-checks:view"),
);

const customersOf = (partnerId: string) => Prisma.sql`
  SELECT "customerId" AS "id", group_concat("type") AS "types",
    max("type" IN (${Prisma.join(typesWithHealthChecks)})) AS "mayViewHealthChecks"
  FROM "Partnership"
  WHERE "partnerId" = ${partnerId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL
  GROUP BY "customerId"`;

const orders: Record<CustomerSort, Prisma.Sql> = {
  name: Prisma.sql`b."name" COLLATE NOCASE`,
  "-name": Prisma.sql`b."name" COLLATE NOCASE DESC`,
  people: Prisma.sql`"people"`,
  "-people": Prisma.sql`"people" DESC`,
  score: Prisma.sql`h."score" NULLS LAST`,
  "-score": Prisma.sql`h."score" DESC NULLS LAST`,
  date: Prisma.sql`h."date" NULLS LAST`,
  "-date": Prisma.sql`h."date" DESC NULLS LAST`,
};

interface Row {
  slug: string;
  name: string;
  website: string;
  suspended: number | bigint;
  types: string | null;
  mayViewHealthChecks: number | bigint;
  people: number | bigint;
  date: string | null;
  score: number | null;
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
    mayViewHealthChecks: Boolean(Number(row.mayViewHealthChecks)),
    healthCheck: row.date ? { date: row.date, score: row.score } : null,
  };
}
