import type { Actor } from "~/access/actor";
import { type Capability, capabilitiesOf, typesWith } from "~/access/keys";
import { Prisma } from "~/infra/prisma/client";

/**
 * A condition on a column that names a customer: only those of which the reader may see this. All for an admin, the own
 * business for its people, and for a partner those whose partnership is at work and opens it.
 */
export function within(column: Prisma.Sql, actor: Actor, key: Capability): Prisma.Sql {
  const ownId = actor.business?.id ?? "";
  switch (actor.kind) {
    case "admin":
      return Prisma.sql`TRUE`;
    case "customer":
      return capabilitiesOf(["customer"]).has(key) ? Prisma.sql`${column} = ${ownId}` : Prisma.sql`FALSE`;
    case "partner":
      return Prisma.sql`${column} IN (${customersOfPartner(ownId, key)})`;
  }
}

/** The customers that have opened this to the partner, for as long as the partnership is at work. */
export function customersOfPartner(partnerId: string, key: Capability): Prisma.Sql {
  const types = typesWith(key);
  if (types.length === 0) return Prisma.sql`SELECT NULL WHERE FALSE`;
  return Prisma.sql`SELECT "customerId" FROM "Partnership" WHERE "partnerId" = ${partnerId}
    AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL AND "type" IN (${Prisma.join(types)})`;
}

/** Whether the reader looks after several businesses, so that each line has to say whose it is. */
export const seesSeveral = ({ kind }: Actor): boolean => kind !== "customer";
