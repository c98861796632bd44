import { roleNames } from "~/access/keys";
import { eachBusiness, listBusinesses } from "~/customers/business-list.server";
import type { BusinessSearch } from "~/customers/business-search";
import { type BusinessState, businessStateNames, businessStateOf } from "~/customers/business-state";
import type { CsvCell } from "~/infra/csv";
import { db } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";

/** A partner in the admins' list. */
export interface PartnerLine {
  id: string;
  slug: string;
  name: string;
  website: string;
  state: BusinessState;
  since: string;
  /** How many customers it works for now, and as what. */
  customers: number;
  types: string[];
  people: number;
  lastLoginAt: string | null;
}

/** A page of all partners. */
export function listPartners(search: BusinessSearch, now = new Date()) {
  return listBusinesses(search, readLines, now);
}

/** All that matches, for a download. */
export function partnersCsv(search: BusinessSearch, now = new Date()) {
  const header = ["Business", "Website", "State", "Since", "Customers", "As", "People", "Last login"];
  async function* batches(): AsyncGenerator<CsvCell[][]> {
    for await (const lines of eachBusiness(search, readLines, now))
      yield lines.map(({ name, website, state, since, customers, types, people, lastLoginAt }) => [
        ...[name, website, businessStateNames[state], since, customers, types.join(", "), people, lastLoginAt],
      ]);
  }
  return { header, batches: batches() };
}

async function readLines(ids: readonly string[]): Promise<Map<string, PartnerLine>> {
  const rows = await db.$queryRaw<Facts[]>`
    SELECT b."id", b."slug", b."name", b."website", b."suspendedAt", b."closesAt", b."closedAt", b."createdAt",
      (SELECT count(*) FROM "User" u WHERE u."businessId" = b."id" AND u."disabledAt" IS NULL) AS "people",
      (
        SELECT max(u."lastLoginAt") FROM "User" u WHERE u."businessId" = b."id" AND u."lastLoginAt" IS NOT NULL
      ) AS "lastLoginAt",
      (
        SELECT count(DISTINCT p."customerId") FROM "Partnership" p
        WHERE p."partnerId" = b."id" AND p."acceptedAt" IS NOT NULL AND p."endedAt" IS NULL
      ) AS "customers",
      (
        SELECT group_concat(DISTINCT p."type") FROM "Partnership" p
        WHERE p."partnerId" = b."id" AND p."acceptedAt" IS NOT NULL AND p."endedAt" IS NULL
      ) AS "types"
    FROM "Business" b WHERE b."id" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))`;
  return new Map(rows.map((row) => [row.id, toLine(row)]));
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
  customers: number | bigint;
  types: string | null;
}

function toLine(row: Facts): PartnerLine {
  const { id, slug, name, website } = row;
  const types = (row.types?.split(",") ?? []) as PartnershipType[];
  return {
    ...{ id, slug, name, website },
    state: businessStateOf(row),
    since: new Date(row.createdAt).toISOString().slice(0, 10),
    customers: Number(row.customers),
    types: types.map((type) => roleNames[type]).sort(),
    people: Number(row.people),
    lastLoginAt: row.lastLoginAt && new Date(row.lastLoginAt).toISOString(),
  };
}
