import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { listReports, makeAgain } from "~/health-checks/archive.server";
import { ArchiveCard } from "~/health-checks/report/archive-card";
import { getPrintedReport } from "~/health-checks/report/board-report.server";
import { PrintButton } from "~/health-checks/report/print-button";
import { PrintDetails } from "~/health-checks/report/print-details";
import { PrintFindings } from "~/health-checks/report/print-findings";
import { PrintFirstPage } from "~/health-checks/report/print-first-page";
import { trendOf } from "~/health-checks/report/print-trend";
import { printedRows } from "~/health-checks/report/report-rows.server";
import { readForm } from "~/infra/form.server";
import { notFound, redirectWithToast } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageTitle(data ? `Zscaler Health Check of ${data.report.customer}, ${data.report.date}` : "Report"),
  ...(data ? [{ tagName: "link", rel: "stylesheet", href: `${data.path}/report.css` }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "health-checks:view");
  const report = await getPrintedReport(customer.id, params.date ?? "");
  if (!report) throw notFound();
  return json({
    path: `/customers/${customer.slug}/health-checks/${report.date}`,
    isAskedToPrint: new URL(request.url).searchParams.has("print"),
    report,
    rows: await printedRows(report),
    trend: trendOf(report),
    archive: may("health-checks:publish") ? await listReports(report.healthCheckId) : null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "health-checks:publish");
  await readForm(request);
  const report = await getPrintedReport(customer.id, params.date ?? "");
  if (!report) throw notFound();
  const made = await makeAgain(report.healthCheckId, actor);
  if (made === "gone") throw notFound();
  const path = `/customers/${customer.slug}/health-checks/${report.date}/report`;
  const said =
    made === "made" ? "The PDF was made again. The old ones are kept." : "The PDF would be the same: nothing changed.";
  return redirectWithToast(path, said);
}

export default function PrintedReport() {
  const { path, isAskedToPrint, report, rows, trend, archive } = useLoaderData<typeof loader>();
  return (
    <div className="paper">
      <PageHead
        title="Zscaler Health Check"
        lead={`${report.customer}, ${report.date}`}
        actions={
          <>
            <ButtonLink to={path} kind="quiet">
              Back to the Health Check
            </ButtonLink>
            <ButtonLink to={`${path}/report.pdf`} icon="download" reloadDocument>
              Download PDF
            </ButtonLink>
            <PrintButton isAsked={isAskedToPrint} />
          </>
        }
      />
      {isAskedToPrint && (
        <div className="no-print note">
          <Notice>Print this page with your browser: Ctrl and P, on a Mac ⌘ and P.</Notice>
        </div>
      )}
      <PrintFirstPage report={report} />
      <PrintDetails report={report} trend={trend} />
      <PrintFindings report={report} rows={rows} />
      {archive && (
        <div className="no-print section">
          <ArchiveCard path={`${path}/report.pdf`} reports={archive} />
        </div>
      )}
    </div>
  );
}
