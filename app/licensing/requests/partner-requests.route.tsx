import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/access/access.server";
import { today as dayOf } from "~/infra/calendar";
import { listAllRequests } from "~/licensing/requests/all-requests.server";
import { AllRequestsPage } from "~/licensing/requests/all-requests-page";
import { requestsHomeOf } from "~/licensing/requests/all-requests-scope.server";
import { readRequestSearch } from "~/licensing/requests/all-requests-search";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Requests");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (actor.kind !== "partner" || !actor.business) throw redirect(requestsHomeOf(actor));
  const search = readRequestSearch(new URL(request.url).searchParams);
  const today = dayOf();
  const list = await listAllRequests(actor, search, today);
  return json({ today, own: actor.business.name, state: search.state, sort: search.sort, ...list });
}

export default function PartnerRequests() {
  const data = useLoaderData<typeof loader>();
  return <AllRequestsPage lead={`What the customers of ${data.own} asked to buy.`} csv="/requests.csv" {...data} />;
}
