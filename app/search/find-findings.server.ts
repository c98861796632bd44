import type { Actor } from "~/access/actor";
import { readSearch } from "~/health-checks/findings-search";
import { severityLabels, statusLabels } from "~/health-checks/vocabulary";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { FindingStatus, Severity } from "~/infra/prisma/enums";
import { type Found, nothing } from "~/search/groups";
import { seesSeveral, within } from "~/search/reach.server";

/** How many findings are counted at most; who wants them all asks for more words. */
const counted = 100;
/** How many rows that hold the words are looked into, the newest first: older checks hold them too. */
const lookedInto = 3_000;
const customersAtOnce = 25;

/**
 * Findings of the newest health check that each customer can read, by the beginnings of words. The newest first, since a
 * text index of a million rows knows no better order in the time.
 */
export async function findFindings(actor: Actor, typed: string, take: number): Promise<Found> {
  const match = readSearch(typed)?.match;
  if (!match) return nothing;
  const rows = actor.kind === "customer" ? await ofCustomers(actor, match) : await ofMany(actor, match);
  return {
    hits: rows.slice(0, take).map((row) => ({
      title: row.title,
      what: [statusLabels[row.status], severityLabels[row.severity], row.areaName, row.date].join(" · "),
      to: `/customers/${row.slug}/health-checks/${row.date}/findings/${row.line}`,
      of: seesSeveral(actor) ? row.business : null,
    })),
    total: Math.min(rows.length, counted),
    isMore: rows.length > counted,
  };
}

interface Row {
  title: string;
  status: FindingStatus;
  severity: Severity;
  areaName: string;
  line: number | bigint;
  date: string;
  slug: string;
  business: string;
}

const columns = Prisma.sql`f."title", f."status", f."severity", f."areaName", f."line", h."date", b."slug", b."name" AS "business"`;

/** The id of the newest health check that the customer can read. */
const newestOf = (customerId: Prisma.Sql) => Prisma.sql`(
  SELECT n."id" FROM "HealthCheck" n WHERE n."customerId" = ${customerId}
    AND n."publishedAt" IS NOT NULL AND n."withdrawnAt" IS NULL AND n."replacedAt" IS NULL
  ORDER BY n."date" DESC LIMIT 1
)`;

/**
 * A word that is rare in the index leads to its rows, and those are sifted. One that is common is looked for customer by
 * customer for a partner, who may see few of them. An admin sees all, so the newest are enough, unless most of them are of
 * drafts and older checks.
 */
async function ofMany(actor: Actor, match: string): Promise<Row[]> {
  if (actor.kind !== "admin") return (await isRare(match)) ? throughIndex(actor, match) : ofCustomers(actor, match);
  const newest = await throughIndex(actor, match);
  return newest.length > counted || (await isRare(match)) ? newest : ofCustomers(actor, match);
}

async function isRare(match: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "FindingText" WHERE "FindingText" MATCH ${match} LIMIT 1 OFFSET ${lookedInto}`;
  return rows.length === 0;
}

/** From the end of the text index on. */
function throughIndex(actor: Actor, match: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT ${columns} FROM (
      SELECT "rowid" AS "id" FROM "FindingText" WHERE "FindingText" MATCH ${match} ORDER BY "rowid" DESC LIMIT ${lookedInto}
    ) t
    CROSS JOIN "Finding" f ON f."id" = t."id"
    CROSS JOIN "HealthCheck" h ON h."id" = f."healthCheckId"
    CROSS JOIN "Business" b ON b."id" = h."customerId"
    WHERE ${within(Prisma.sql`h."customerId"`, actor, "health-checks:view")}
      AND h."id" = ${newestOf(Prisma.sql`h."customerId"`)}
    LIMIT ${counted + 1}`;
}

/** The rows of a health check are stored one after the other, so each is a piece of the index. Others have their turn in between. */
async function ofCustomers(actor: Actor, match: string): Promise<Row[]> {
  const customers = await db.$queryRaw<{ id: string }[]>`
    SELECT b."id" FROM "Business" b WHERE b."kind" = 'customer'
      AND ${within(Prisma.sql`b."id"`, actor, "health-checks:view")} ORDER BY b."name" COLLATE NOCASE, b."id"`;
  const found: Row[] = [];
  for (let from = 0; from < customers.length && found.length <= counted; from += customersAtOnce) {
    const ids = customers.slice(from, from + customersAtOnce).map(({ id }) => id);
    found.push(...(await ofSome(ids, match, counted + 1 - found.length)));
  }
  return found;
}

function ofSome(customerIds: readonly string[], match: string, most: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT ${columns} FROM "Business" b
    CROSS JOIN "HealthCheck" h ON h."id" = ${newestOf(Prisma.sql`b."id"`)}
    CROSS JOIN "FindingText" t ON t."FindingText" MATCH ${match}
      AND t."rowid" BETWEEN ${edgeOf("ASC")} AND ${edgeOf("DESC")}
    CROSS JOIN "Finding" f ON f."id" = t."rowid"
    WHERE b."id" IN (${Prisma.join([...customerIds])}) AND f."healthCheckId" = h."id"
    LIMIT ${most}`;
}

const edgeOf = (direction: "ASC" | "DESC") => Prisma.sql`(SELECT e."id" FROM "Finding" e
  WHERE e."healthCheckId" = h."id" ORDER BY e."line" ${Prisma.raw(direction)} LIMIT 1)`;
