import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { readForm } from "~/infra/form.server";
import { notFound, redirectWithToast } from "~/infra/responses.server";
import { HistoryCard } from "~/ui/history-card";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { findBusiness, getBusiness } from "./business.server";
import { BusinessActions } from "./business-actions";
import { BusinessFacts } from "./business-facts";
import { HealthChecksCard, RequestsCard } from "./customer-cards";
import { MailsCard } from "./mails-card";
import { PartnershipsCard } from "./partnerships-card";
import { businessLogPath, businessPath } from "./paths";
import { PeopleCard } from "./people-card";
import { StateNotice } from "./state-notice";
import { restore } from "./suspend.server";
import { suspensionToast } from "./suspension-toast";
import { ViewsCard } from "./views-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.business.name ?? "Business"} · CM360` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const wanted = Number(new URL(request.url).searchParams.get("page"));
  const page = await getBusiness(params.business, new Date(), Math.max(Math.trunc(wanted) || 1, 1));
  if (!page) throw notFound();
  return json(page);
}

/** The page's one button restores; suspending asks for a reason on a page of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const business = await findBusiness(params.business);
  if (!business) throw notFound();
  const intent = (await readForm(request)).get("intent");
  if (intent !== "restore") throw json(null, 400);
  const restored = await restore(admin, business.id);
  if (!restored) throw notFound();
  return redirectWithToast(businessPath(business.slug), suspensionToast(restored, "restore"));
}

export default function BusinessOverview() {
  const { today, business, people, requests, healthChecks, partnerships, views, mails, history } =
    useLoaderData<typeof loader>();
  const isCustomer = business.kind === "customer";
  return (
    <>
      <PageHead
        title={business.name}
        crumbs={[isCustomer ? { to: "/customers", label: "Customers" } : { to: "/admin/partners", label: "Partners" }]}
        lead={
          isCustomer
            ? "A customer: its people, what is open there, and who looked after it."
            : "A partner: its people, and the customers that it works for."
        }
        actions={<BusinessActions business={business} />}
      />
      <StateNotice business={business} />
      <div className="grid grid--aside">
        <div className="stack">
          <PeopleCard people={people} />
          {requests && <RequestsCard slug={business.slug} today={today} {...requests} />}
          {healthChecks && <HealthChecksCard slug={business.slug} today={today} {...healthChecks} />}
          <PartnershipsCard kind={business.kind} slug={business.slug} partnerships={partnerships} />
          <MailsCard mails={mails} />
        </div>
        <div className="stack">
          <BusinessFacts business={business} people={people.active} openRequests={requests?.open ?? null} />
          {views && <ViewsCard views={views} />}
          <HistoryCard
            history={history}
            nothing="Nothing was recorded yet."
            all={<Link to={businessLogPath(business.slug)}>All</Link>}
          />
        </div>
      </div>
    </>
  );
}
