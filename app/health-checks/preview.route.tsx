import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { ageWords, isStale } from "~/health-checks/age";
import { CriticalNotice } from "~/health-checks/critical-notice";
import { findingsFilter } from "~/health-checks/findings-filter";
import { FindingsTable } from "~/health-checks/findings-table";
import { getPreview } from "~/health-checks/preview.server";
import { PreviewNotice } from "~/health-checks/preview-notice";
import { ReportAreas } from "~/health-checks/report-areas";
import { ReportChanges } from "~/health-checks/report-changes";
import { ReportCounts } from "~/health-checks/report-counts";
import { ReportFacts } from "~/health-checks/report-facts";
import { ReportProducts } from "~/health-checks/report-products";
import { ReportRisks } from "~/health-checks/report-risks";
import { ReportScore } from "~/health-checks/report-score";
import { ReportSummary } from "~/health-checks/report-summary";
import { ReportTrend } from "~/health-checks/report-trend";
import { today } from "~/infra/calendar";
import { parseMarkdown } from "~/infra/markdown.server";
import { notFound } from "~/infra/responses.server";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `As ${data.customer.name} sees ${data.date}` : "Preview");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const filter = findingsFilter(new URL(request.url).searchParams);
  const preview = await getPreview(params.id ?? "", filter);
  if (!preview) throw notFound();
  const { customer, executiveSummary, report, date, ...rest } = preview;
  return json({
    ...rest,
    id: params.id ?? "",
    base: `/customers/${customer.slug}/health-checks`,
    customer: { name: customer.name },
    date,
    age: ageWords(date, today()),
    stale: date === preview.dates[0]?.date && isStale(date, today()),
    report: { ...report, publishedBy: report.publishedBy ?? admin.name },
    summary: parseMarkdown(executiveSummary),
    sort: filter.sort,
  });
}

/** The report's own page, drawn of an upload that may not be published. */
export default function Preview() {
  const { id, state, customer, base, date, age, stale, dates, report, pictures, summary, steps, ...parts } =
    useLoaderData<typeof loader>();
  const { risks, comparison, sort, findings } = parts;
  const path = `${base}/${date}`;
  const areas = report.products.flatMap((product) => product.areas.map((area) => area.name));
  return (
    <>
      <PageHead
        title="Zscaler Health Checks"
        lead="Configuration against recommended practice. It does not prove the absence of risk."
        crumbs={[
          { to: "/admin/health-checks", label: "Health Check Uploads" },
          { to: `/admin/health-checks/${id}`, label: `${customer.name}, ${date}` },
        ]}
        actions={<Link to={`/admin/health-checks/${id}`}>Back to the upload</Link>}
      />
      <PreviewNotice state={state} path={path} />
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
            download={state === "published" ? `${path}/findings.csv` : null}
          />
        </div>
      )}
    </>
  );
}
