import type { Tx } from "~/infra/db.server";

/** What the import counts beside the findings, for a health check whose findings a test has written by itself. */
export function tallyFindings(tx: Tx, healthCheckId: string) {
  return tx.$executeRaw`
    INSERT INTO "FindingTally" ("healthCheckId", "product", "areaName", "areaKey", "status", "severity", "count")
    SELECT "healthCheckId", "product", "areaName", max("areaKey"), "status", "severity", count(*)
    FROM "Finding" WHERE "healthCheckId" = ${healthCheckId} GROUP BY "product", "areaName", "status", "severity"`;
}
