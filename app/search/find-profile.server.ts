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
    SELECT o."id", o."title" AS "name", o."category" AS "what", b."slug", b."name" AS "business", count(*) OVER () AS "total"
    FROM "Objective" o JOIN "Business" b ON b."id" = o."customerId"
    WHERE o."removedAt" IS NULL AND ${within(Prisma.sql`o."customerId"`, actor, "alignment:view")}
      AND ${holdsAll(words, Prisma.sql`(o."title" || ' ' || o."category" || ' ' || o."metricName")`)}
    ORDER BY ${ranked(words, Prisma.sql`o."title"`)}, o."title" COLLATE NOCASE, o."id" LIMIT ${take}`;
  return found(rows, ({ id, name, what, slug, business }) => ({
    title: name,
    what: what ? `Objective · ${what}` : "Objective",
    to: `/customers/${slug}/profile/alignment/${id}`,
    of: seesSeveral(actor) ? business : null,
  }));
}

export async function findServices(actor: Actor, words: readonly string[], take: number): Promise<Found> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT l."id", l."name", l."vendor" AS "what", b."slug", b."name" AS "business", count(*) OVER () AS "total"
    FROM "LegacyService" l JOIN "Business" b ON b."id" = l."customerId"
    WHERE l."removedAt" IS NULL AND ${within(Prisma.sql`l."customerId"`, actor, "cost-reduction:view")}
      AND ${holdsAll(words, Prisma.sql`(l."name" || ' ' || l."vendor" || ' ' || l."category")`)}
    ORDER BY ${ranked(words, Prisma.sql`l."name"`)}, l."name" COLLATE NOCASE, l."id" LIMIT ${take}`;
  return found(rows, ({ id, name, what, slug, business }) => ({
    title: name,
    what: what ? `Service in use · ${what}` : "Service in use",
    to: `/customers/${slug}/profile/cost-reduction/${id}`,
    of: seesSeveral(actor) ? business : null,
  }));
}
