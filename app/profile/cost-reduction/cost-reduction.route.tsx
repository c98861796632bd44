import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { invalid, redirectWithToast } from "~/infra/responses.server";
import { AddService } from "~/profile/cost-reduction/add-service";
import { getChoices } from "~/profile/cost-reduction/cost-reduction.server";
import { CostReductionFigures } from "~/profile/cost-reduction/cost-reduction-figures";
import { currencyOptions } from "~/profile/cost-reduction/currency-options.server";
import { DueCard } from "~/profile/cost-reduction/due-card";
import { getCostReduction } from "~/profile/cost-reduction/page.server";
import { addServiceForm } from "~/profile/cost-reduction/service.schema";
import { ServiceKinds } from "~/profile/cost-reduction/service-kinds";
import { addService, mostServices } from "~/profile/cost-reduction/services.server";
import { servicesFilter } from "~/profile/cost-reduction/services-filter";
import { ServicesList } from "~/profile/cost-reduction/services-list";
import { TimelineChart } from "~/profile/cost-reduction/timeline-chart";
import { TotalsCard } from "~/profile/cost-reduction/totals-card";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Cost Reduction");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "cost-reduction:view");
  const { searchParams } = new URL(request.url);
  const facts = await getCostReduction(customer.id, servicesFilter(searchParams));
  return json({
    slug: customer.slug,
    name: customer.name,
    mayEdit: may("cost-reduction:edit"),
    formKey: randomUUID(),
    template: searchParams.get("template"),
    currencies: currencyOptions(facts.known.currencies),
    ...facts,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { customer, actor } = await requireAccess(request, params.customer, "cost-reduction:edit");
  const submission = parseWithZod(await readForm(request), { schema: addServiceForm(await getChoices()) });
  if (submission.status !== "success") return invalid(submission);

  const { details, formKey, template } = submission.value;
  const outcome = await addService(customer.id, details, { formKey, template }, actor);
  if (outcome === "too-many")
    return invalid(submission, { formErrors: [`Remove a service first: at most ${mostServices} can be listed`] });
  return redirectWithToast(
    `/customers/${customer.slug}/profile/cost-reduction`,
    outcome === "added" ? `${details.name} was added.` : `${details.name} was added before.`,
  );
}

export default function CostReduction() {
  const data = useLoaderData<typeof loader>();
  const { slug, mayEdit, total, groups } = data;
  const { search } = useLocation();
  const template = templateOf(data);
  const download = (
    <ButtonLink icon="download" to={`/customers/${slug}/profile/cost-reduction/services.csv${search}`} reloadDocument>
      CSV
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title="Cost Reduction"
        lead="Services in use today, when each expires, and why it will not be continued."
        crumbs={[{ to: `/customers/${slug}/profile`, label: "Business Profile" }]}
        actions={
          <>
            {total > 0 && download}
            {mayEdit && (
              <>
                <ButtonLink icon="upload" to={`/customers/${slug}/profile/cost-reduction/import`}>
                  Import
                </ButtonLink>
                <ButtonLink kind="primary" icon="plus" to="#add">
                  Add Service
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {total === 0 ? (
        <Empty icon="calendar" title={`No service of ${data.name} is listed yet`}>
          A service will stand here with the day on which it ends, the day by which to give notice, what it costs, and
          why it will not be continued.
        </Empty>
      ) : (
        <>
          <CostReductionFigures {...data} />
          <div className="section grid grid--2">
            <DueCard slug={slug} services={data.due} horizon={data.horizon} />
            <TotalsCard totals={data.totals} withoutCost={data.withoutCost} />
          </div>
          <div className="section">
            <TimelineChart timeline={data.timeline} />
          </div>
          <ServicesList {...data} />
        </>
      )}
      {mayEdit && (
        <div className="section no-print">
          {/* What was added is a new form: conform keeps to the values it began with. */}
          <AddService key={`${total} ${template?.key}`} {...data} template={template} />
        </div>
      )}
      <ServiceKinds slug={slug} groups={groups} mayAdd={mayEdit} open={total === 0} />
    </>
  );
}

function templateOf({
  template,
  groups,
}: Pick<ReturnType<typeof useLoaderData<typeof loader>>, "template" | "groups">) {
  for (const { name: category, services } of groups) {
    const kind = services.find(({ key }) => key === template);
    if (kind) return { key: kind.key, name: kind.name, category, vendors: kind.vendors };
  }
  return null;
}
