import type { Actor } from "~/access/actor";
import { type Capability, typesWith } from "~/access/keys";
import { Prisma } from "~/infra/prisma/client";
import type { PartnershipType } from "~/infra/prisma/enums";

/**
 * All customers for an admin; for a partner those whose invitation it accepted and who have not ended it: each with its
 * id, as what and since when, and what is opened there.
 */
export function customersFor(actor: Actor, type: PartnershipType | null = null): Prisma.Sql {
  return actor.kind === "admin" ? allCustomers : customersOf(actor.business?.id ?? "", type);
}

// The plus: whoever asks says of which customers, and these are found by their ids, not by what all of them are.
const allCustomers = Prisma.sql`
  SELECT "id", NULL AS "types", "createdAt" AS "since", 1 AS "mayViewHealthChecks", 1 AS "mayViewCosts",
    1 AS "mayViewSubscriptions", 1 AS "mayViewRequests", 0 AS "sells"
  FROM "Business" WHERE +"kind" = 'customer'`;

const customersOf = (partnerId: string, type: PartnershipType | null) => Prisma.sql`
  SELECT "customerId" AS "id", group_concat("type") AS "types", min("acceptedAt") AS "since",
    max("type" IN (${joinedTypes("health-checks:view")})) AS "mayViewHealthChecks",
    max("type" IN (${joinedTypes("cost-reduction:view")})) AS "mayViewCosts",
    max("type" IN (${joinedTypes("licensing:view")})) AS "mayViewSubscriptions",
    max("type" IN (${joinedTypes("requests:view")})) AS "mayViewRequests",
    max("type" IN (${joinedTypes("requests:fulfil")})) AS "sells"
  FROM "Partnership"
  WHERE "partnerId" = ${partnerId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL
  GROUP BY "customerId"
  ${type ? Prisma.sql`HAVING max("type" = ${type})` : Prisma.empty}`;

/** What a type opens is read from the table of access, and joins the query as plain values. */
function joinedTypes(key: Capability): Prisma.Sql {
  return Prisma.join(typesWith(key));
}
