import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { FindingColumns } from "~/health-checks/finding-columns";
import { FindingPlace } from "~/health-checks/finding-place";
import { viewFinding } from "~/health-checks/finding-view.server";
import { filterOf, findingsFilter } from "~/health-checks/findings-filter";
import { measuredWords } from "~/health-checks/follow-up";
import { FollowUpBadge } from "~/health-checks/follow-up-badge";
import { MeasuredCard } from "~/health-checks/measured-card";
import { ChangeBadge, StatusBadge } from "~/health-checks/status-badge";
import { severityLabels } from "~/health-checks/vocabulary";
import { today } from "~/infra/calendar";
import { notFound } from "~/infra/responses.server";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HelpLink } from "~/ui/help-link";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.finding.title || "Check");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "health-checks:view");
  const { searchParams } = new URL(request.url);
  const place = { date: params.date ?? "", line: Number(params.line) };
  const view = await viewFinding(customer.id, place, findingsFilter(searchParams), today());
  if (!view) throw notFound();
  const base = `/customers/${customer.slug}/health-checks`;
  return json({
    base,
    date: place.date,
    filter: filterOf(searchParams),
    mayFollowUp: may("health-checks:follow-up"),
    ...view,
  });
}

export default function FindingPage() {
  const { base, date, filter, finding, place, history, measured, columns, followUp, mayFollowUp } =
    useLoaderData<typeof loader>();
  const path = `${base}/${date}`;
  return (
    <>
      <PageHead
        title={finding.title || finding.areaName}
        lead={
          <span className="cluster">
            <StatusBadge status={finding.status} />
            <ChangeBadge change={finding.change} />
            {severityLabels[finding.severity]} severity
          </span>
        }
        crumbs={[{ to: `${path}${filter}#findings`, label: `Zscaler Health Checks, ${date}` }]}
        actions={
          <ButtonLink
            kind={mayFollowUp && !followUp ? "primary" : "plain"}
            to={`${path}/findings/${finding.line}/follow-up`}
          >
            {mayFollowUp ? "Follow up" : "Follow-up"}
          </ButtonLink>
        }
      />
      <FindingPlace path={path} filter={filter} {...place} />
      <div className="grid grid--aside grid--level section">
        <Card title="What the file says">
          <FindingColumns columns={columns} />
        </Card>
        <div className="stack">
          <Card
            title="Where it stands"
            action={
              followUp ? (
                <FollowUpBadge status={followUp.status} />
              ) : (
                <span className="small muted">Not followed up</span>
              )
            }
          >
            <p className="cluster">
              <Link to={`${path}?${new URLSearchParams({ area: finding.areaName })}#findings`}>{finding.areaName}</Link>
              {finding.areaKey && <HelpLink to={`${base}/help/${finding.areaKey}`} about={finding.areaName} />}
            </p>
            <p className="note">
              {measuredWords(measured)}
              {followUp?.owner && `. ${followUp.owner} follows it up`}
              {followUp?.dueDate && ` until ${followUp.dueDate}`}.
            </p>
          </Card>
          <MeasuredCard base={base} date={date} history={history} />
        </div>
      </div>
    </>
  );
}
