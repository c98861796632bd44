import type { Actor } from "~/access/actor";
import { customersFor } from "~/customers/customers-scope.server";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { resellersAtWork } from "~/licensing/requests/seller.server";
import { openStates } from "~/licensing/requests/states";

/** Open requests by the customer's id; a customer whose requests the reader may not see is not in it. */
export type RequestCounts = ReadonlyMap<string, { yours: number; others: number }>;

/** Only for the customers that are shown: the counting costs more than the rest of the list. */
export async function countRequests(actor: Actor, customers: readonly { id: string }[]): Promise<RequestCounts> {
  const ids = JSON.stringify(customers.map(({ id }) => id));
  const rows = await db.$queryRaw<{ id: string; open: number | bigint; yours: number | bigint }[]>`
    WITH "mine" AS (${customersFor(actor)})
    SELECT b."id", ${openRequests} AS "open", ${yours(actor)} AS "yours"
    FROM "mine" m JOIN "Business" b ON b."id" = m."id"
    WHERE m."mayViewRequests" AND m."id" IN (SELECT "value" FROM json_each(${ids}))`;
  return new Map(
    rows.map(({ id, open, yours }) => [id, { yours: Number(yours), others: Number(open) - Number(yours) }]),
  );
}

/** Of the customer `b` in a list of `mine` as `m`. */
export const openRequests = Prisma.sql`(
  SELECT count(*) FROM "ProductRequest" r
  WHERE m."mayViewRequests" AND r."customerId" = b."id" AND r."closedAt" IS NULL
)`;

/** Those that wait for the reader's own side: the reseller, or Secure Dynamics where the customer has none. */
export function yours({ kind }: Pick<Actor, "kind">): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*) FROM "ProductRequest" r
    WHERE r."customerId" = b."id" AND r."state" IN (${Prisma.join(openStates)}) AND r."actsNext" = 'seller'
      AND ${kind === "admin" ? soldBySecureDynamics : Prisma.sql`m."sells"`}
  )`;
}

const soldBySecureDynamics = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM ${resellersAtWork} WHERE h."customerId" = b."id"
)`;
