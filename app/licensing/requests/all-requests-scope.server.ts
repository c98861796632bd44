import type { Actor } from "~/access/actor";
import { type Capability, typesWith } from "~/access/keys";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { Scope } from "./all-requests-lanes.server";
import { resellersAtWork } from "./seller.server";

/** Whose requests the actor sees, or, of those, at whose the actor's own side is the seller. */
export async function scopeOf(actor: Actor, what: "see" | "act"): Promise<Scope> {
  if (actor.kind === "admin") return what === "see" ? "all" : withoutReseller();
  if (actor.kind === "customer") return actor.business && what === "see" ? [actor.business.id] : [];
  return customersWith(actor.business?.id ?? "", what === "see" ? "requests:view" : "requests:fulfil");
}

/** Where whoever is no partner finds requests. */
export function requestsHomeOf({ kind, business }: Pick<Actor, "kind" | "business">): string {
  return kind === "customer" && business ? `/customers/${business.slug}/licensing/requests` : "/admin/requests";
}

async function customersWith(partnerId: string, key: Capability): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT "customerId" AS "id" FROM "Partnership"
    WHERE "partnerId" = ${partnerId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL
      AND "type" IN (${Prisma.join(typesWith(key))})`;
  return rows.map(({ id }) => id);
}

/** The customers to which Secure Dynamics sells itself. */
async function withoutReseller(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Business" WHERE "kind" = 'customer' AND "id" NOT IN (
      SELECT h."customerId" FROM ${resellersAtWork}
    )`;
  return rows.map(({ id }) => id);
}
