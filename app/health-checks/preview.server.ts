import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { compareHealthChecks } from "./comparisons.server";
import { draftSummary } from "./draft-summary";
import { getDraft } from "./drafts.server";
import { listDraftFindings } from "./findings.server";
import type { findingsFilter } from "./findings-filter";
import { effectiveStatus } from "./follow-up";
import { findPrevious, findStored } from "./health-check.server";
import { reportPictures } from "./report-pictures";
import { getDraftReport, listDates } from "./reports.server";
import { listTopRisks } from "./top-risks.server";

/** All that the report's page would show if this upload were published now; null where there is none. */
export async function getPreview(id: string, filter: ReturnType<typeof findingsFilter>) {
  const draft = await getDraft(id);
  const report = draft && (await getDraftReport(id));
  const check = draft && (await findStored(id));
  if (!draft || !report || !check) return null;
  const { customer, date, state, steps } = draft;
  const dates = await datesWith(customer.id, { date, score: report.score });
  const previous = await findPrevious(customer.id, date);
  const comparison = previous && (await compareHealthChecks(previous, check));
  const unwritten = state === "draft" && !draft.executiveSummary;
  return {
    customer,
    date,
    state,
    report,
    dates,
    steps,
    comparison,
    executiveSummary: unwritten ? draftSummary(report, comparison) : draft.executiveSummary,
    pictures: reportPictures(report, dates, comparison),
    risks: await listTopRisks(id, report.formula),
    findings: await findingsOf(id, customer.id, filter),
  };
}

// With what the customer has decided about each, as its own page says it.
async function findingsOf(id: string, customerId: string, filter: ReturnType<typeof findingsFilter>) {
  const page = await listDraftFindings(id, filter);
  if (!page) return null;
  const rows = await db.followUp.findMany({
    where: { customerId, checkKey: { in: page.findings.map(({ checkKey }) => checkKey) } },
    select: { checkKey: true, status: true, acceptedUntil: true },
  });
  const decided = new Map(rows.map((row) => [row.checkKey, effectiveStatus(row, today())]));
  const findings = page.findings.map((row) => ({ ...row, followUp: decided.get(row.checkKey) ?? null }));
  return { ...page, findings, followsUp: true };
}

// Newest first, as the customer's own list; what is published for the date now is what this one would replace.
async function datesWith(customerId: string, one: { date: string; score: number | null }) {
  const others = (await listDates(customerId)).filter(({ date }) => date !== one.date);
  return [...others.map(({ date, score }) => ({ date, score })), one].sort((a, b) => b.date.localeCompare(a.date));
}
