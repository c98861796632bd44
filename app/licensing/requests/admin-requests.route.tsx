import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { today as dayOf } from "~/infra/calendar";
import { listAllRequests } from "~/licensing/requests/all-requests.server";
import { AllRequestsPage } from "~/licensing/requests/all-requests-page";
import { readRequestSearch } from "~/licensing/requests/all-requests-search";
import { secureDynamics } from "~/licensing/requests/seller.server";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Requests");

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const search = readRequestSearch(new URL(request.url).searchParams);
  const today = dayOf();
  const list = await listAllRequests(admin, search, today);
  return json({ today, own: secureDynamics, state: search.state, sort: search.sort, ...list });
}

export default function AdminRequests() {
  const data = useLoaderData<typeof loader>();
  return (
    <AllRequestsPage lead="What customers asked to buy, and how far it has come." csv="/admin/requests.csv" {...data} />
  );
}
