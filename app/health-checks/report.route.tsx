import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { compareWithPrevious } from "~/health-checks/comparisons.server";
import { CriticalNotice } from "~/health-checks/critical-notice";
import { DatePicker } from "~/health-checks/date-picker";
import { listFindings } from "~/health-checks/findings.server";
import { findingsFilter } from "~/health-checks/findings-filter";
import { FindingsTable } from "~/health-checks/findings-table";
import { ReportAreas } from "~/health-checks/report-areas";
import { ReportChanges } from "~/health-checks/report-changes";
import { ReportCounts } from "~/health-checks/report-counts";
import { ReportScore } from "~/health-checks/report-score";
import { ReportSummary } from "~/health-checks/report-summary";
import { ReportTrend } from "~/health-checks/report-trend";
import { getReport, listDates } from "~/health-checks/reports.server";
import { parseMarkdown } from "~/infra/markdown.server";
import { notFound } from "~/infra/responses.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = ({ params }) => pageTitle(`Zscaler Health Checks, ${params.date}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const date = params.date ?? "";
  const report = await getReport(customer.id, date);
  if (!report) throw notFound();
  const filter = findingsFilter(new URL(request.url).searchParams);
  const { healthCheckId: _, customerId: __, executiveSummary, ...shown } = report;
  return json({
    base: `/customers/${customer.slug}/health-checks`,
    date,
    dates: await listDates(customer.id),
    report: shown,
    summary: parseMarkdown(executiveSummary),
    comparison: await compareWithPrevious(customer.id, date),
    sort: filter.sort,
    findings: await listFindings(customer.id, date, filter),
  });
}

export default function HealthCheckReport() {
  const { base, date, dates, report, summary, comparison, sort, findings } = useLoaderData<typeof loader>();
  const path = `${base}/${date}`;
  const areas = report.products.flatMap((product) => product.areas.map((area) => area.name));
  return (
    <>
      <PageHead
        title="Zscaler Health Checks"
        lead={`${date}: configuration against recommended practice. It does not prove the absence of risk.`}
        actions={<DatePicker path={base} date={date} dates={dates.map((one) => one.date)} />}
      />
      <CriticalNotice failing={report.bySeverity.critical.fail} />
      <div className="grid grid--2">
        <ReportScore {...report} comparison={comparison} />
        <ReportSummary summary={summary} by={report.publishedBy} at={report.publishedAt} />
      </div>
      <div className="grid grid--aside grid--level section">
        <ReportCounts {...report} comparison={comparison} />
        <ReportTrend base={base} date={date} dates={dates} />
      </div>
      <div className="section">
        <ReportAreas helpPath={`${base}/help`} products={report.products} />
      </div>
      {comparison && (
        <div className="section">
          <ReportChanges path={path} from={comparison.from} counts={comparison.counts} moved={comparison.moved} />
        </div>
      )}
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
