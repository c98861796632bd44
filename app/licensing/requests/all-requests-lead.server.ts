import type { Tx } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { openStates } from "./states";

/** So many rows and their places in the indexes are written before others get their turn. */
const batch = 100;

/**
 * Counts the last safe day of every open request again, and says for how many it moved. What is closed keeps the one
 * that held for it: nobody acts on it any more, and the closed are many.
 */
export async function moveLastSafeDays(tx: Tx, leadDays: number): Promise<number> {
  const earlier = `-${leadDays} days`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "ProductRequest"
    WHERE "state" IN (${Prisma.join(openStates)}) AND "lastSafeDay" <> date("startDate", ${earlier})`;
  for (let at = 0; at < rows.length; at += batch) {
    const ids = JSON.stringify(rows.slice(at, at + batch).map(({ id }) => id));
    await tx.$executeRaw`
      UPDATE "ProductRequest" SET "lastSafeDay" = date("startDate", ${earlier})
      WHERE "id" IN (SELECT "value" FROM json_each(${ids}))`;
  }
  return rows.length;
}
