import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { countFollowUps, listFollowUpOwners, listFollowUps } from "~/health-checks/follow-ups.server";
import { FollowUpsCounts } from "~/health-checks/follow-ups-counts";
import { followUpsFilter } from "~/health-checks/follow-ups-filter";
import { FollowUpsTable } from "~/health-checks/follow-ups-table";
import { today } from "~/infra/calendar";
import { Empty } from "~/ui/empty";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Follow-ups");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "health-checks:view");
  const day = today();
  const filter = followUpsFilter(new URL(request.url).searchParams);
  return json({
    base: `/customers/${customer.slug}/health-checks`,
    sort: filter.sort,
    owners: await listFollowUpOwners(customer.id),
    mayFollowUp: may("health-checks:follow-up"),
    ...(await countFollowUps(customer.id, day)),
    ...(await listFollowUps(customer.id, filter, day)),
  });
}

export default function FollowUps() {
  const { base, counts, overdue, mayFollowUp, ...list } = useLoaderData<typeof loader>();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHead
        title="Follow-ups"
        lead="What was decided about the findings, who does it and until when. It outlives every new health check."
        crumbs={[{ to: base, label: "Zscaler Health Checks" }]}
      />
      {all === 0 ? (
        <Empty icon="target" title="Nothing is followed up yet">
          {mayFollowUp
            ? "Open a finding of the health check and choose “Follow up”: plan it, accept the risk until a date, or say where it is done."
            : "As soon as the customer decides something about a finding, it stands here."}
        </Empty>
      ) : (
        <div className="stack">
          <FollowUpsCounts counts={counts} overdue={overdue} />
          <FollowUpsTable base={base} {...list} />
        </div>
      )}
    </>
  );
}
