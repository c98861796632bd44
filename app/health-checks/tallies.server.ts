import { db } from "~/infra/db.server";
import { oncePerRequest } from "~/infra/request-context.server";
import type { PlacedTally } from "./compare";

export interface AreaTally extends PlacedTally {
  areaKey: string | null;
}

/** What the import counted: reports and lists are reckoned from it, not from the rows. */
export function listTallies(healthCheckId: string): Promise<AreaTally[]> {
  return oncePerRequest(`tallies ${healthCheckId}`, async () => {
    const rows = await db.$queryRaw<(Omit<AreaTally, "count"> & { count: bigint })[]>`
      SELECT "product", "areaName", "areaKey", "status", "severity", "count"
      FROM "FindingTally" WHERE "healthCheckId" = ${healthCheckId}`;
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  });
}
