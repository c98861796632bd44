import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { ageWords, isStale } from "~/health-checks/age";
import { compareWithPrevious } from "~/health-checks/comparisons.server";
import { CriticalNotice } from "~/health-checks/critical-notice";
import { DatePicker } from "~/health-checks/date-picker";
import { listFindings } from "~/health-checks/findings.server";
import { findingsFilter } from "~/health-checks/findings-filter";
import { FindingsTable } from "~/health-checks/findings-table";
import { listNextSteps } from "~/health-checks/next-steps.server";
import { ReportAreas } from "~/health-checks/report-areas";
import { ReportChanges } from "~/health-checks/report-changes";
import { ReportCounts } from "~/health-checks/report-counts";
import { ReportFacts } from "~/health-checks/report-facts";
import { reportPictures } from "~/health-checks/report-pictures";
import { ReportProducts } from "~/health-checks/report-products";
import { ReportRisks } from "~/health-checks/report-risks";
import { ReportScore } from "~/health-checks/report-score";
import { ReportSummary } from "~/health-checks/report-summary";
import { ReportTrend } from "~/health-checks/report-trend";
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
    comparison,
    sort: filter.sort,
    findings: await listFindings(customer.id, date, filter),
  });
}

export default function HealthCheckReport() {
  const { base, date, age, stale, dates, report, pictures, summary, steps, risks, comparison, sort, findings } =
    useLoaderData<typeof loader>();
  const path = `${base}/${date}`;
  const areas = report.products.flatMap((product) => product.areas.map((area) => area.name));
  return (
    <>
      <PageHead
        title="Zscaler Health Checks"
        lead="Configuration against recommended practice. It does not prove the absence of risk."
        actions={
          <>
            <DatePicker path={base} date={date} dates={dates.map((one) => one.date)} />
            <ButtonLink to={`${path}/report`}>Report</ButtonLink>
          </>
        }
      />
      <ReportFacts
        {...report}
        base={base}
        date={date}
        age={age}
        stale={stale}
        previousDate={comparison?.from ?? null}
      />
      <CriticalNotice failing={report.bySeverity.critical.fail} />
      <div className="grid grid--2">
        <div className="stack">
          <ReportScore {...report} comparison={comparison}>
            <ReportTrend base={base} date={date} dates={dates} picture={pictures.trend} />
          </ReportScore>
          <ReportRisks path={path} risks={risks} />
        </div>
        <div className="stack">
          <ReportSummary summary={summary} by={report.publishedBy} at={report.publishedAt} steps={steps} />
          <ReportProducts products={report.products} comparison={comparison} />
          <ReportCounts {...report} picture={pictures.severities} />
        </div>
      </div>
      {comparison && (
        <div className="section">
          <ReportChanges {...comparison} base={base} picture={pictures.moved} />
        </div>
      )}
      <div className="section">
        <ReportAreas helpPath={`${base}/help`} products={report.products} />
      </div>
      {findings && (
        <div className="section">
          <FindingsTable
            {...findings}
            path={path}
            helpPath={`${base}/help`}
            areas={[...new Set(areas)].sort()}
            sort={sort}
            download={`${path}/findings.csv`}
          />
        </div>
      )}
    </>
  );
}
