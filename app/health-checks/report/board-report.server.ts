import { createHash } from "node:crypto";
import { db } from "~/infra/db.server";
import { parseMarkdown } from "~/infra/markdown.server";
import { compareHealthChecks } from "../comparisons.server";
import { findPrevious, findStored, findVisible, type HealthCheckRow } from "../health-check.server";
import type { MovedCheck as ComparedCheck } from "../moved-checks.server";
import { listNextSteps } from "../next-steps.server";
import { selectMoved } from "../pairings.server";
import { getDraftReport } from "../reports.server";
import { visible } from "../states";
import { listTopRisks } from "../top-risks.server";
import { namedChanges } from "../vocabulary";
import { type BoardReport, type MovedCheck, namedAtMost, type ReportComparison, type ReportRow } from "./board-report";
import { countDecisions, listDecisions } from "./decisions.server";
import { openingOf } from "./wording";

/** The report of a health check in any state, as it stands now; null where its rows are not all stored. */
export async function getBoardReport(healthCheckId: string): Promise<BoardReport | null> {
  const check = await findStored(healthCheckId);
  const report = await getDraftReport(healthCheckId);
  if (!check || !report) return null;
  const customer = await db.business.findUniqueOrThrow({ where: { id: check.customerId }, select: { name: true } });
  const previous = await findPrevious(check.customerId, check.date);
  const summary = parseMarkdown(report.executiveSummary);
  return {
    healthCheckId,
    customer: customer.name,
    date: check.date,
    previousDate: previous?.date ?? null,
    preparedBy: report.publishedBy,
    publishedAt: report.publishedAt?.toISOString() ?? null,
    score: report.score,
    band: report.band,
    provisional: report.provisional,
    rowCount: report.rowCount,
    scoredCount: report.scoredCount,
    counts: report.counts,
    bySeverity: report.bySeverity,
    formula: report.formula,
    products: report.products.map(({ name, score, band, counts, areas }) => ({
      name,
      score,
      band,
      counts,
      areas: areas.map(({ key: _, ...area }) => area),
    })),
    comparison: previous && (await comparedTo(previous, check)),
    trend: await trendUpTo(check),
    risks: (await listTopRisks(healthCheckId, report.formula)).map(({ line: _, ...risk }) => risk),
    steps: await listNextSteps(healthCheckId),
    decisions: await listDecisions(check.customerId, healthCheckId),
    decisionCount: await countDecisions(check.customerId, healthCheckId),
    summary,
    opening: openingOf(summary),
  };
}

/** What the customer reads for a date; null where nothing is published for it. */
export async function getPrintedReport(customerId: string, date: string): Promise<BoardReport | null> {
  const check = await findVisible(customerId, date);
  return check && getBoardReport(check.id);
}

/** Tells one report's content from another's: what is written with the same mark is the same. */
export function markOf(report: BoardReport, edition: number): string {
  return createHash("sha256")
    .update(JSON.stringify([edition, report]))
    .digest("hex")
    .slice(0, 32);
}

async function comparedTo(previous: HealthCheckRow, check: HealthCheckRow): Promise<ReportComparison> {
  const { from, headline, likeForLike, counts } = await compareHealthChecks(previous, check);
  const moved = {} as ReportComparison["moved"];
  const ids = { beforeId: previous.id, afterId: check.id };
  for (const change of namedChanges)
    moved[change] = (await selectMoved(ids, { change }, { take: namedAtMost, skip: 0 })).flatMap(movedCheck);
  return { from, headline, likeForLike, counts, moved };
}

// Of a check that left the file its last status is told, and nothing before it.
function movedCheck({ title, areaName, severity, statusBefore, statusAfter }: ComparedCheck): MovedCheck[] {
  const status = statusAfter ?? statusBefore;
  return status ? [{ title, areaName, severity, status, statusBefore: statusAfter && statusBefore }] : [];
}

/** Of those that stand published, and this one itself, whatever became of it. */
async function trendUpTo(check: HealthCheckRow): Promise<BoardReport["trend"]> {
  const earlier = await db.healthCheck.findMany({
    where: { customerId: check.customerId, date: { lt: check.date }, ...visible },
    orderBy: { date: "desc" },
    take: 11,
    select: { date: true, score: true },
  });
  return [...earlier.toReversed(), { date: check.date, score: check.score }];
}

export function reportRow(row: ReportRow): ReportRow {
  const { product, areaName, checkKey, title, status, severity } = row;
  const { currentSetting, finding, recommendation, reference } = row;
  return {
    product,
    areaName,
    checkKey,
    title,
    status,
    severity,
    currentSetting,
    finding,
    recommendation,
    reference,
  };
}
