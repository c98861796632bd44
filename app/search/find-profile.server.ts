import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Found, found } from "~/search/groups";
import { holdsAll, ranked } from "~/search/matching.server";
import { seesSeveral, within } from "~/search/reach.server";

interface Row {
  id: string;
  name: string;
  what: string;
  slug: string;
  business: string;
  total: number | bigint;
}

export async function findObjectives(actor: Actor, words: readonly string[], take: number): Promise<Found> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT f.*, b."slug", b."name" AS "business" FROM (
      SELECT o."id", o."title" AS "name", o."category" AS "what", o."customerId", count(*) OVER () AS "total",
        ${ranked(words, Prisma.sql`o."title"`)} AS "rank"
      FROM "Objective" o WHERE o."removedAt" IS NULL AND ${within(Prisma.sql`o."customerId"`, actor, "alignment:view")}
        AND ${holdsAll(words, Prisma.sql`(o."title" || ' ' || o."category" || ' ' || o."metricName")`)}
      ORDER BY "rank", o."title" COLLATE NOCASE, o."id" LIMIT ${take}
    ) f JOIN "Business" b ON b."id" = f."customerId"
    ORDER BY f."rank", f."name" COLLATE NOCASE, f."id"`;
  return found(rows, ({ id, name, what, slug, business }) => ({
    title: name,
    what: what ? `Objective · ${what}` : "Objective",
    to: `/customers/${slug}/profile/alignment/${id}`,
    of: seesSeveral(actor) ? business : null,
  }));
}

export async function findServices(actor: Actor, words: readonly string[], take: number): Promise<Found> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT f.*, b."slug", b."name" AS "business" FROM (
      SELECT l."id", l."name" AS "name", l."vendor" AS "what", l."customerId", count(*) OVER () AS "total",
        ${ranked(words, Prisma.sql`l."name"`)} AS "rank"
      FROM "LegacyService" l WHERE l."removedAt" IS NULL AND ${within(Prisma.sql`l."customerId"`, actor, "cost-reduction:view")}
        AND ${holdsAll(words, Prisma.sql`(l."name" || ' ' || l."vendor" || ' ' || l."category")`)}
      ORDER BY "rank", l."name" COLLATE NOCASE, l."id" LIMIT ${take}
    ) f JOIN "Business" b ON b."id" = f."customerId"
    ORDER BY f."rank", f."name" COLLATE NOCASE, f."id"`;
  return found(rows, ({ id, name, what, slug, business }) => ({
    title: name,
    what: what ? `Service in use · ${what}` : "Service in use",
    to: `/customers/${slug}/profile/cost-reduction/${id}`,
    of: seesSeveral(actor) ? business : null,
  }));
}
