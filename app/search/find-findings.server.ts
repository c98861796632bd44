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
/** For an admin, how many rows that hold the words are looked into, the newest first: older checks hold them too. */
const lookedInto = 3_000;

/**
 * Findings of the newest health check that each customer can read, by the beginnings of words. The newest first, since a
 * text index of a million rows knows no better order in the time.
 */
export async function findFindings(actor: Actor, typed: string, take: number): Promise<Found> {
  const match = readSearch(typed)?.match;
  if (!match) return nothing;
  const rows = await db.$queryRaw<Row[]>`${actor.kind === "admin" ? everywhere(match) : ofCustomers(actor, match)}`;
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

/** Through the text index, from its end on. */
const everywhere = (match: string) => Prisma.sql`
  SELECT ${columns} FROM (
    SELECT "rowid" AS "id" FROM "FindingText" WHERE "FindingText" MATCH ${match} ORDER BY "rowid" DESC LIMIT ${lookedInto}
  ) t
  CROSS JOIN "Finding" f ON f."id" = t."id"
  CROSS JOIN "HealthCheck" h ON h."id" = f."healthCheckId"
  CROSS JOIN "Business" b ON b."id" = h."customerId"
  WHERE h."id" = ${newestOf(Prisma.sql`h."customerId"`)}
  LIMIT ${counted + 1}`;

/** Customer by customer: the rows of a health check are stored one after the other, so each is a piece of the index. */
const ofCustomers = (actor: Actor, match: string) => Prisma.sql`
  SELECT ${columns} FROM "Business" b
  CROSS JOIN "HealthCheck" h ON h."id" = ${newestOf(Prisma.sql`b."id"`)}
  CROSS JOIN "FindingText" t ON t."FindingText" MATCH ${match}
    AND t."rowid" BETWEEN ${edgeOf("ASC")} AND ${edgeOf("DESC")}
  CROSS JOIN "Finding" f ON f."id" = t."rowid"
  WHERE b."kind" = 'customer' AND ${within(Prisma.sql`b."id"`, actor, "health-checks:view")} AND f."healthCheckId" = h."id"
  LIMIT ${counted + 1}`;

const edgeOf = (direction: "ASC" | "DESC") => Prisma.sql`(SELECT e."id" FROM "Finding" e
  WHERE e."healthCheckId" = h."id" ORDER BY e."line" ${Prisma.raw(direction)} LIMIT 1)`;
