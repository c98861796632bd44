import { shownSummary } from "./draft-summary";
import { getDraft } from "./drafts.server";
import { listDraftFindings, withFollowUps } from "./findings.server";
import type { findingsFilter } from "./findings-filter";
import { reportPictures } from "./report-pictures";
import { shownComparison, shownFindings } from "./report-shown";
import { getDraftReport, listDates } from "./reports.server";
import { listTopRisks } from "./top-risks.server";

/** All that the report's page would show if this upload were published now; null where there is none. */
export async function getPreview(id: string, filter: ReturnType<typeof findingsFilter>) {
  const draft = await getDraft(id);
  const report = draft && (await getDraftReport(id));
  if (!draft || !report) return null;
  const { customer, date, state, steps, comparedWithPrevious: comparison } = draft;
  const dates = await datesWith(customer.id, { date, score: report.score });
  const risks = await listTopRisks(id, report.formula);
  const findings = await listDraftFindings(id, filter);
  return {
    customer,
    date,
    state,
    report,
    dates,
    steps,
    comparison: comparison && shownComparison(comparison),
    executiveSummary: shownSummary(draft, report, risks),
    pictures: reportPictures(report, dates, comparison),
    risks,
    findings: findings && shownFindings(await withFollowUps(customer.id, findings)),
  };
}

// Newest first, as the customer's own list; what is published for the date now is what this one would replace.
async function datesWith(customerId: string, one: { date: string; score: number | null }) {
  const others = (await listDates(customerId)).filter(({ date }) => date !== one.date);
  return [...others.map(({ date, score }) => ({ date, score })), one].sort((a, b) => b.date.localeCompare(a.date));
}
