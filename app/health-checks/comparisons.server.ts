import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Comparison, comparePairings, type Pairing } from "./compare";
import { type FindingRow, orders, selectFindings } from "./findings-query.server";
import { findPrevious, findVisible, type HealthCheckRow } from "./health-check.server";
import type { Change, Severity, Status } from "./vocabulary";

/** How many checks of each change are named; the counts are of all. */
const named = 10;

export interface DatedComparison extends Comparison {
  from: string;
  to: string;
  /** The heaviest first. */
  moved: Record<"resolved" | "improved" | "regressed" | "new_check" | "newly_assessed" | "removed", MovedCheck[]>;
}

export type MovedCheck = Pick<FindingRow, "line" | "title" | "areaName" | "severity" | "status" | "statusBefore">;

/** Against the newest published date before this one; null where there is none, or this one is not published. */
export async function compareWithPrevious(customerId: string, date: string): Promise<DatedComparison | null> {
  const check = await findVisible(customerId, date);
  const previous = check && (await findPrevious(customerId, date));
  return check && previous && compareHealthChecks(previous, check);
}

/** Any two published dates, whichever is the earlier. */
export async function compareDates(customerId: string, from: string, to: string): Promise<DatedComparison | null> {
  const before = await findVisible(customerId, from);
  const after = await findVisible(customerId, to);
  return before && after && compareHealthChecks(before, after);
}

export async function compareHealthChecks(before: HealthCheckRow, after: HealthCheckRow): Promise<DatedComparison> {
  const pairings = await pairingsOf(before.id, after.id);
  const comparison = comparePairings(pairings, { before: before.formula, after: after.formula });
  const moved = async (change: Change) =>
    comparison.counts[change] === 0
      ? []
      : selectFindings({ id: after.id, previousId: before.id }, { changes: [change] }, heaviestFirst);
  return {
    from: before.date,
    to: after.date,
    ...comparison,
    moved: {
      resolved: await moved("resolved"),
      improved: await moved("improved"),
      regressed: await moved("regressed"),
      new_check: await moved("new_check"),
      newly_assessed: await moved("newly_assessed"),
      removed: comparison.counts.removed === 0 ? [] : await removedChecks(before.id, after.id),
    },
  };
}

const heaviestFirst = Prisma.sql`ORDER BY ${orders.severity} LIMIT ${named}`;

function removedChecks(beforeId: string, afterId: string): Promise<FindingRow[]> {
  const gone = Prisma.sql`AND p."id" IS NULL ${heaviestFirst}`;
  return selectFindings({ id: beforeId, previousId: afterId }, {}, gone);
}

interface PairingRow {
  beforeStatus: Status | null;
  beforeSeverity: Severity | null;
  afterStatus: Status | null;
  afterSeverity: Severity | null;
  count: bigint;
}

async function pairingsOf(beforeId: string, afterId: string): Promise<Pairing[]> {
  const rows = await db.$queryRaw<PairingRow[]>`
    SELECT b."status" AS "beforeStatus", b."severity" AS "beforeSeverity",
      a."status" AS "afterStatus", a."severity" AS "afterSeverity", count(*) AS "count"
    FROM "Finding" a LEFT JOIN "Finding" b ON b."healthCheckId" = ${beforeId} AND b."checkKey" = a."checkKey"
    WHERE a."healthCheckId" = ${afterId} GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT b."status", b."severity", NULL, NULL, count(*)
    FROM "Finding" b WHERE b."healthCheckId" = ${beforeId} AND NOT EXISTS (
      SELECT 1 FROM "Finding" a WHERE a."healthCheckId" = ${afterId} AND a."checkKey" = b."checkKey"
    ) GROUP BY 1, 2`;
  return rows.map((row) => ({
    before: row.beforeStatus && row.beforeSeverity && { status: row.beforeStatus, severity: row.beforeSeverity },
    after: row.afterStatus && row.afterSeverity && { status: row.afterStatus, severity: row.afterSeverity },
    count: Number(row.count),
  }));
}
