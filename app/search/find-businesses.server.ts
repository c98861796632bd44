import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Found, found } from "~/search/groups";
import { holdsAll, ranked } from "~/search/matching.server";
import { customersOfPartner, within } from "~/search/reach.server";

/** Customers and partners for an admin, for a partner its customers, for a customer the partners at work for it. */
export async function findBusinesses(actor: Actor, words: readonly string[], take: number): Promise<Found> {
  const name = Prisma.sql`b."name"`;
  const rows = await db.$queryRaw<BusinessRow[]>`
    SELECT b."slug", b."name", b."kind", b."website", count(*) OVER () AS "total"
    FROM "Business" b
    WHERE ${known(actor)} AND ${holdsAll(words, Prisma.sql`(b."name" || ' ' || b."website")`)}
    ORDER BY ${ranked(words, name)}, b."name" COLLATE NOCASE, b."id" LIMIT ${take}`;
  return found(rows, ({ slug, name, kind, website }) => ({
    title: name,
    what: `${kind === "customer" ? "Customer" : "Partner"} · ${website}`,
    to: addressOf(actor, slug, kind),
    of: null,
  }));
}

/** Those who can log in and the members of teams, as far as the reader may see them. */
export async function findPeople(actor: Actor, words: readonly string[], take: number): Promise<Found> {
  const person = Prisma.sql`(u."firstName" || ' ' || u."lastName")`;
  const member = Prisma.sql`m."name"`;
  const own = actor.kind === "admin" ? Prisma.sql`TRUE` : Prisma.sql`u."businessId" = ${actor.business?.id ?? ""}`;
  const rows = await db.$queryRaw<PersonRow[]>`
    SELECT f.*, b."name" AS "business", b."slug" FROM (
      SELECT *, count(*) OVER () AS "total" FROM (
        SELECT u."id", ${person} AS "name", coalesce(u."jobTitle", '') AS "role", u."email", u."businessId",
          0 AS "isMember", ${ranked(words, person)} AS "rank"
        FROM "User" u WHERE u."disabledAt" IS NULL AND ${own}
          AND ${holdsAll(words, Prisma.sql`(${person} || ' ' || u."email" || ' ' || coalesce(u."jobTitle", ''))`)}
        UNION ALL
        SELECT m."id", m."name", m."role", coalesce(m."email", ''), m."customerId", 1, ${ranked(words, member)}
        FROM "TeamMember" m WHERE m."removedAt" IS NULL AND ${within(Prisma.sql`m."customerId"`, actor, "team:view")}
          AND ${holdsAll(words, Prisma.sql`(m."name" || ' ' || m."role" || ' ' || coalesce(m."email", ''))`)}
      ) ORDER BY "rank", "name" COLLATE NOCASE, "id" LIMIT ${take}
    ) f LEFT JOIN "Business" b ON b."id" = f."businessId"
    ORDER BY f."rank", f."name" COLLATE NOCASE, f."id"`;
  return found(rows, (row) => {
    const isMember = Boolean(Number(row.isMember));
    return {
      title: row.name,
      what: [isMember ? "Our Team" : "Can log in", row.role, row.email].filter(Boolean).join(" · "),
      to: isMember ? `/customers/${row.slug}/profile/team` : accountOf(actor, row),
      of: actor.kind === "customer" ? null : (row.business ?? "Secure Dynamics"),
    };
  });
}

interface BusinessRow {
  slug: string;
  name: string;
  kind: "customer" | "partner";
  website: string;
  total: number | bigint;
}

interface PersonRow {
  id: string;
  name: string;
  role: string;
  email: string;
  business: string | null;
  slug: string | null;
  isMember: number | bigint;
  total: number | bigint;
}

function known(actor: Actor): Prisma.Sql {
  const ownId = actor.business?.id ?? "";
  if (actor.kind === "admin") return Prisma.sql`TRUE`;
  if (actor.kind === "partner") return Prisma.sql`b."id" IN (${customersOfPartner(ownId, "profile:view")})`;
  return Prisma.sql`b."id" IN (SELECT "partnerId" FROM "Partnership"
    WHERE "customerId" = ${ownId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL)`;
}

function addressOf(actor: Actor, slug: string, kind: "customer" | "partner"): string {
  if (actor.kind === "customer") return `/customers/${actor.business?.slug}/profile/partners`;
  return kind === "partner" ? `/admin/businesses/${slug}` : `/customers/${slug}/profile`;
}

/** Where the reader finds somebody who can log in. */
function accountOf(actor: Actor, { id }: PersonRow): string {
  if (actor.kind === "admin") return `/admin/people/${id}`;
  // Who views as a customer is kept out of the account.
  return actor.viewing ? `/customers/${actor.business?.slug}/profile/activated?person=${id}` : "/account/colleagues";
}
