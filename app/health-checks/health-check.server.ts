import { db, type Reads, type Tx } from "~/infra/db.server";
import { currentFormula, type Formula } from "./score";
import { visible } from "./states";
import type { StatusCounts } from "./vocabulary";

/** A health check as its own row tells it. */
export interface HealthCheckRow {
  id: string;
  customerId: string;
  date: string;
  executiveSummary: string;
  uploadedAt: Date;
  publishedAt: Date | null;
  publishedById: string | null;
  rowCount: number;
  counts: StatusCounts;
  score: number | null;
  formula: Formula;
}

const columns = {
  id: true,
  customerId: true,
  date: true,
  executiveSummary: true,
  uploadedAt: true,
  publishedAt: true,
  publishedById: true,
  rowCount: true,
  passCount: true,
  warningCount: true,
  failCount: true,
  notApplicableCount: true,
  infoCount: true,
  notAssessedCount: true,
  score: true,
  formula: true,
} as const;

/** What the customer reads for a date; null where nothing is published for it. */
export async function findVisible(
  customerId: string,
  date: string,
  reads: Reads | Tx = db,
): Promise<HealthCheckRow | null> {
  const row = await reads.healthCheck.findFirst({ where: { customerId, date, ...visible }, select: columns });
  return row && told(row);
}

/** The newest visible one before a date. */
export async function findPrevious(customerId: string, date: string): Promise<HealthCheckRow | null> {
  const row = await db.healthCheck.findFirst({
    where: { customerId, date: { lt: date }, ...visible },
    orderBy: { date: "desc" },
    select: columns,
  });
  return row && told(row);
}

/** One whose rows are all stored, in any state: for admins. */
export async function findStored(id: string): Promise<HealthCheckRow | null> {
  const row = await db.healthCheck.findFirst({ where: { id, readyAt: { not: null } }, select: columns });
  return row && told(row);
}

/** The people's names by their ids; somebody who is gone is not in it. */
export async function namesOf(
  userIds: readonly (string | null)[],
  reads: Reads | Tx = db,
): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  const people = await reads.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, lastName: true },
  });
  return new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]));
}

interface Stored extends Omit<HealthCheckRow, "counts" | "formula"> {
  passCount: number;
  warningCount: number;
  failCount: number;
  notApplicableCount: number;
  infoCount: number;
  notAssessedCount: number;
  formula: unknown;
}

function told(row: Stored): HealthCheckRow {
  const { passCount, warningCount, failCount, notApplicableCount, infoCount, notAssessedCount, formula, ...rest } = row;
  return {
    ...rest,
    counts: {
      fail: failCount,
      warning: warningCount,
      pass: passCount,
      not_applicable: notApplicableCount,
      info: infoCount,
      not_assessed: notAssessedCount,
    },
    formula: (formula as Formula | null) ?? currentFormula,
  };
}
