import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { AreaHelp, helpParts } from "~/health-checks/area-help";
import { getArea } from "~/health-checks/areas.server";
import { findingsLink } from "~/health-checks/findings-filter";
import { referenceLink } from "~/health-checks/reference-link";
import { SeverityWord } from "~/health-checks/status-badge";
import { notFound } from "~/infra/responses.server";
import { Card } from "~/ui/card";
import type { HelpAnswer } from "~/ui/help-panel";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Cell, HeadCell, Row, RowHead, Table } from "~/ui/table";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(`Help: ${data?.area.name ?? "technology area"}`);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "health-checks:view");
  const area = await getArea(params.area ?? "");
  if (!area) throw notFound();
  const checks = area.checks.map((check) => ({ ...check, link: check.reference && referenceLink(check.reference) }));
  const base = `/customers/${customer.slug}/health-checks`;
  // The panel that a help link opens shows this part.
  const help: HelpAnswer["help"] = helpParts({ what: area.helpWhat, why: area.helpWhy, good: area.helpGood });
  return json({ base, area: { ...area, checks }, help, mayEdit: may("health-checks:publish") });
}

/** A panel says by itself that there is no help: what a fetcher throws would take the place of the page behind it. */
export function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const answer = serverLoader<typeof loader>();
  return new URL(request.url).searchParams.has("panel") ? answer.catch(() => null) : answer;
}

export default function Help() {
  const { base, area, mayEdit } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={area.name}
        lead={`A technology area of ${area.product}, as the health check looks at it.`}
        crumbs={[{ to: base, label: "Zscaler Health Checks" }]}
        actions={mayEdit && <Link to={`/admin/technology-areas/${area.key}`}>Edit this help</Link>}
      />
      <div className="stack">
        <Card
          label="About this area"
          foot={<Link to={`${base}${findingsLink({ area: area.name })}`}>Its checks in the latest health check</Link>}
        >
          <AreaHelp what={area.helpWhat} why={area.helpWhy} good={area.helpGood} />
        </Card>
        <Card flush label="What is checked">
          <Table
            caption="What is checked"
            head={
              <>
                <HeadCell>Check</HeadCell>
                <HeadCell>Severity</HeadCell>
                <HeadCell>A healthy setting</HeadCell>
                <HeadCell>What to do otherwise</HeadCell>
              </>
            }
          >
            {area.checks.map((check) => (
              <Row key={check.key}>
                <RowHead>{check.title}</RowHead>
                <Cell label="Severity">
                  <SeverityWord severity={check.severity} />
                </Cell>
                <Cell label="Healthy">{check.healthySetting}</Cell>
                <Cell label="Otherwise">
                  <span>
                    {check.recommendation}{" "}
                    {check.link && (
                      <a href={check.link} rel="noopener noreferrer">
                        Zscaler’s help
                      </a>
                    )}
                  </span>
                </Cell>
              </Row>
            ))}
          </Table>
        </Card>
      </div>
    </>
  );
}
