import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { getFinding } from "~/health-checks/findings.server";
import { referenceLink } from "~/health-checks/reference-link";
import { ChangeBadge, StatusBadge } from "~/health-checks/status-badge";
import { severityLabels } from "~/health-checks/vocabulary";
import { notFound } from "~/infra/responses.server";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { HelpLink } from "~/ui/help-link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.finding.title || "Check");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const finding = await getFinding(customer.id, params.date ?? "", Number(params.line));
  if (!finding) throw notFound();
  const base = `/customers/${customer.slug}/health-checks`;
  return json({ base, date: params.date ?? "", finding, reference: referenceLink(finding.reference) });
}

export default function FindingPage() {
  const { base, date, finding, reference } = useLoaderData<typeof loader>();
  const rows = `${base}/${date}?${new URLSearchParams({ area: finding.areaName })}#findings`;
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
        crumbs={[{ to: `${base}/${date}`, label: `Zscaler Health Checks, ${date}` }]}
      />
      <div className="grid grid--2">
        <Card title="What was found">
          <Facts
            facts={[
              ["Finding", finding.finding || "–"],
              ["Current setting", finding.currentSetting || "–"],
              ["Impact", finding.impact || "–"],
              ["Recommendation", finding.recommendation || "–"],
              finding.reference
                ? [
                    "Reference",
                    reference ? (
                      <a key="r" href={reference} rel="noopener noreferrer">
                        {finding.reference}
                      </a>
                    ) : (
                      finding.reference
                    ),
                  ]
                : null,
            ]}
          />
        </Card>
        <Card title="Where it stands">
          <Facts
            facts={[
              ["Product", finding.product],
              [
                "Technology Area",
                <span key="area" className="cluster">
                  <Link to={rows}>{finding.areaName}</Link>
                  {finding.areaKey && <HelpLink to={`${base}/help/${finding.areaKey}`} about={finding.areaName} />}
                </span>,
              ],
              [
                "Check ID",
                <code key="id" className="mono">
                  {finding.checkKey}
                </code>,
              ],
              ["Line in the file", finding.line],
              ...Object.entries(finding.extra ?? {}).map(([header, value]): [string, string] => [header, value || "–"]),
            ]}
          />
        </Card>
      </div>
    </>
  );
}
