import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { listReasons, listServiceKinds } from "~/profile/cost-reduction/cost-reduction.server";
import { ServiceKindsTable } from "~/profile/cost-reduction/service-kinds-table";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";

export const meta: MetaFunction = () => [{ title: "Cost Reduction · CM360" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "cost-reduction:view");
  return json({
    customer: { slug: customer.slug, name: customer.name },
    groups: await listServiceKinds(),
    reasons: await listReasons(),
  });
}

export default function CostReduction() {
  const { customer, groups, reasons } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Cost Reduction"
        lead="Services that are paid for today, when they expire, and which of them need not be continued."
        crumbs={[{ to: `/customers/${customer.slug}/profile`, label: "Business Profile" }]}
      />
      <Empty icon="calendar" title={`No service of ${customer.name} is listed yet`}>
        A service will stand here with its Expiration Date, the date by which to give notice, and the Justification for
        not continuing it. Below is what often ends once Zscaler is in place, and what to look out for.
      </Empty>
      {groups.map((group) => (
        <section key={group.name} className="section card card--flush">
          <ServiceKindsTable slug={customer.slug} group={group.name} services={group.services} />
        </section>
      ))}
      <div className="section">
        <Card title="Why services are not continued">
          <div className="prose">
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        </Card>
      </div>
    </>
  );
}
