import { db } from "~/infra/db.server";
import { findStored, findVisible, type HealthCheckRow, namesOf } from "./health-check.server";
import { byProduct, groupedBy } from "./product-order";
import { type Band, bandOf, type Formula, isProvisional, scoredCount, scoreOf, type Tally } from "./score";
import { visible } from "./states";
import { listTallies } from "./tallies.server";
import { noStatuses, type Severity, type StatusCounts, severities } from "./vocabulary";

export interface Scored {
  name: string;
  /** Exact; null: not scored. */
  score: number | null;
  band: Band | null;
  counts: StatusCounts;
}

export interface Report extends Omit<Scored, "name"> {
  healthCheckId: string;
  customerId: string;
  date: string;
  rowCount: number;
  scoredCount: number;
  provisional: boolean;
  formula: Formula;
  bySeverity: Record<Severity, StatusCounts>;
  /** In the platform's order; the areas of each worst first, those without a score last. */
  products: (Scored & { areas: (Scored & { key: string | null })[] })[];
  /** Markdown, the admin's words. */
  executiveSummary: string;
  uploadedAt: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
}

/** Every date the customer can read, newest first: enough for a date picker and a trend. */
export function listDates(customerId: string) {
  return db.healthCheck.findMany({
    where: { customerId, ...visible },
    orderBy: { date: "desc" },
    select: { date: true, score: true, rowCount: true, publishedAt: true },
  });
}

/** What the customer reads for a date; null where nothing is published for it. */
export async function getReport(customerId: string, date: string): Promise<Report | null> {
  const check = await findVisible(customerId, date);
  return check && reportOf(check);
}

/** The same of any health check, published or not: for admins. */
export async function getDraftReport(healthCheckId: string): Promise<Report | null> {
  const check = await findStored(healthCheckId);
  return check && reportOf(check);
}

async function reportOf(check: HealthCheckRow): Promise<Report> {
  const groups = await listTallies(check.id);
  const names = await namesOf([check.publishedById]);
  const scored = (of: readonly Tally[]) => {
    const score = scoreOf(of, check.formula);
    return { score, band: bandOf(score), counts: countsOf(of) };
  };
  return {
    healthCheckId: check.id,
    customerId: check.customerId,
    date: check.date,
    score: check.score,
    band: bandOf(check.score),
    counts: check.counts,
    rowCount: check.rowCount,
    scoredCount: scoredCount(check.counts),
    provisional: isProvisional(check.counts, check.formula),
    formula: check.formula,
    bySeverity: Object.fromEntries(
      severities.map((severity) => [severity, countsOf(groups.filter((group) => group.severity === severity))]),
    ) as Record<Severity, StatusCounts>,
    products: [...groupedBy(groups, ({ product }) => product)]
      .map(([name, ofProduct]) => ({
        name,
        ...scored(ofProduct),
        areas: [...groupedBy(ofProduct, ({ areaName }) => areaName)]
          .map(([areaName, ofArea]) => ({ name: areaName, key: ofArea[0]?.areaKey ?? null, ...scored(ofArea) }))
          .sort(worstFirst),
      }))
      .sort((a, b) => byProduct(a.name, b.name)),
    executiveSummary: check.executiveSummary,
    uploadedAt: check.uploadedAt,
    publishedAt: check.publishedAt,
    publishedBy: check.publishedById && (names.get(check.publishedById) ?? null),
  };
}

function countsOf(groups: readonly Tally[]): StatusCounts {
  const counts = noStatuses();
  for (const { status, count } of groups) counts[status] += count;
  return counts;
}

function worstFirst(a: Scored, b: Scored): number {
  const score = (scored: Scored) => scored.score ?? Number.POSITIVE_INFINITY;
  if (score(a) === score(b)) return a.name.localeCompare(b.name);
  return score(a) - score(b);
}
