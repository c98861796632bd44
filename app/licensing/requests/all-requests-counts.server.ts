import type { Actor } from "~/access/actor";
import { typesWith } from "~/access/keys";
import { read } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { mostShown } from "~/ui/capped-count";
import { openStates } from "./states";

/** How many open requests the customer has. */
export async function countOpenRequests(customerId: string): Promise<number> {
  const [row] = await read<{ count: number }>`
    SELECT count(*) AS "count" FROM "ProductRequest" WHERE "customerId" = ${customerId} AND "closedAt" IS NULL`;
  return row?.count ?? 0;
}

/** How many requests wait for a seller: for the partner itself; for an admin, for whichever it is. No further than a menu shows. */
export async function countWaitingRequests(actor: Pick<Actor, "kind" | "business">): Promise<number> {
  if (actor.kind === "customer") return 0;
  const whose = actor.kind === "admin" ? Prisma.empty : Prisma.sql`AND ${soldBy(actor.business?.id ?? "")}`;
  const [row] = await read<{ count: number }>`
    SELECT count(*) AS "count" FROM (
      SELECT 1 FROM "ProductRequest"
      WHERE "state" IN (${Prisma.join(openStates)}) AND "actsNext" = 'seller' ${whose} LIMIT ${mostShown + 1}
    )`;
  return row?.count ?? 0;
}

function soldBy(partnerId: string): Prisma.Sql {
  return Prisma.sql`"customerId" IN (
    SELECT "customerId" FROM "Partnership"
    WHERE "partnerId" = ${partnerId} AND "acceptedAt" IS NOT NULL AND "endedAt" IS NULL
      AND "type" IN (${Prisma.join(typesWith("requests:fulfil"))})
  )`;
}
