import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { ageWords, isStale } from "~/health-checks/age";
import { findingsFilter } from "~/health-checks/findings-filter";
import { getPreview } from "~/health-checks/preview.server";
import { PreviewNotice } from "~/health-checks/preview-notice";
import { ReportBody } from "~/health-checks/report-body";
import { today } from "~/infra/calendar";
import { parseMarkdown } from "~/infra/markdown.server";
import { notFound } from "~/infra/responses.server";
import { Link } from "~/ui/link";
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
  const { id, state, customer, ...data } = useLoaderData<typeof loader>();
  const { base, date } = data;
  const upload = `/admin/health-checks/${id}`;
  return (
    <>
      <PageHead
        title="Zscaler Health Checks"
        lead="Configuration against recommended practice. It does not prove the absence of risk."
        crumbs={[
          { to: "/admin/health-checks", label: "Health Check Uploads" },
          { to: upload, label: `${customer.name}, ${date}` },
        ]}
        actions={<Link to={upload}>Back to the upload</Link>}
      />
      <PreviewNotice state={state} path={`${base}/${date}`} />
      <ReportBody {...data} download={state === "published" ? `${base}/${date}/findings.csv` : null} />
    </>
  );
}
