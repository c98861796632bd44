import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { Formula } from "./score";
import { listTallies } from "./tallies.server";
import { riskPlaces } from "./top-risks";
import type { Severity, Status } from "./vocabulary";

export interface Risk {
  line: number;
  title: string;
  product: string;
  areaName: string;
  checkKey: string;
  status: Status;
  severity: Severity;
  currentSetting: string;
  finding: string;
  recommendation: string;
  reference: string;
}

export const risksAtMost = 5;

/** What to look at first: failing before warning, by the weight of the severity, then where the area scores lowest. */
export async function listTopRisks(healthCheckId: string, formula: Formula): Promise<Risk[]> {
  const places = riskPlaces(await listTallies(healthCheckId), formula, risksAtMost);
  if (places.length === 0) return [];
  const parts = places.map(
    ({ product, areaName, status, severity }, rank) => Prisma.sql`SELECT * FROM (
      SELECT ${rank} AS "rank", "line", "title", "product", "areaName", "checkKey", "status", "severity", "currentSetting", "finding",
        "recommendation", "reference"
      FROM "Finding" WHERE "healthCheckId" = ${healthCheckId} AND "product" = ${product} AND "areaName" = ${areaName}
        AND "status" = ${status} AND "severity" = ${severity}
      ORDER BY "line" LIMIT ${risksAtMost})`,
  );
  const rows = await db.$queryRaw<(Risk & { rank: bigint })[]>`
    SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) ORDER BY "rank", "line" LIMIT ${risksAtMost}`;
  return rows.map(({ rank: _, ...row }) => ({ ...row, line: Number(row.line) }));
}
