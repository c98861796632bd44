import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { ageWords, isStale } from "~/health-checks/age";
import { compareWithPrevious } from "~/health-checks/comparisons.server";
import { DatePicker } from "~/health-checks/date-picker";
import { listFindings } from "~/health-checks/findings.server";
import { findingsFilter } from "~/health-checks/findings-filter";
import { listNextSteps } from "~/health-checks/next-steps.server";
import { ReportBody } from "~/health-checks/report-body";
import { reportPictures } from "~/health-checks/report-pictures";
import { shownComparison, shownFindings } from "~/health-checks/report-shown";
import { getReport, listDates } from "~/health-checks/reports.server";
import { listTopRisks } from "~/health-checks/top-risks.server";
import { today } from "~/infra/calendar";
import { parseMarkdown } from "~/infra/markdown.server";
import { notFound } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = ({ params }) => pageTitle(`Zscaler Health Checks, ${params.date}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const date = params.date ?? "";
  const report = await getReport(customer.id, date);
  if (!report) throw notFound();
  const filter = findingsFilter(new URL(request.url).searchParams);
  const { healthCheckId, customerId: _, executiveSummary, ...shown } = report;
  const dates = await listDates(customer.id);
  const comparison = await compareWithPrevious(customer.id, date);
  const findings = await listFindings(customer.id, date, filter);
  return json({
    base: `/customers/${customer.slug}/health-checks`,
    date,
    age: ageWords(date, today()),
    stale: date === dates[0]?.date && isStale(date, today()),
    dates: dates.map(({ date, score }) => ({ date, score })),
    report: shown,
    pictures: reportPictures(report, dates, comparison),
    summary: parseMarkdown(executiveSummary),
    steps: await listNextSteps(healthCheckId),
    risks: await listTopRisks(healthCheckId, report.formula),
    comparison: comparison && shownComparison(comparison),
    sort: filter.sort,
    findings: findings && shownFindings(findings),
  });
}

export default function HealthCheckReport() {
  const data = useLoaderData<typeof loader>();
  const { base, date, dates } = data;
  return (
    <>
      <PageHead
        title="Zscaler Health Checks"
        lead="Configuration against recommended practice. It does not prove the absence of risk."
        actions={
          <>
            <DatePicker path={base} date={date} dates={dates.map((one) => one.date)} />
            <ButtonLink to={`${base}/${date}/report`}>Report</ButtonLink>
          </>
        }
      />
      <ReportBody {...data} download={`${base}/${date}/findings.csv`} />
    </>
  );
}
