import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { homeOf, requireActor } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { listAllCustomers } from "./all-customers.server";
import { AllCustomersPage } from "./all-customers-page";
import { isNarrowed, readBusinessSearch } from "./business-search";
import { readCustomerSearch } from "./customer-search";
import { listCustomers } from "./customers.server";
import { listOpenInvitations } from "./open-invitations.server";
import { PartnersCustomersPage } from "./partners-customers-page";

export const meta: MetaFunction = () => [{ title: "Customers · CM360" }];

/** A partner finds the customers that it works with; an admin finds all of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (actor.kind === "customer" || (actor.kind === "partner" && !actor.business)) throw redirect(homeOf(actor));
  const params = new URL(request.url).searchParams;
  if (actor.kind === "admin") {
    const search = readBusinessSearch("customer", params);
    const list = await listAllCustomers(actor, search);
    return json({ forAdmin: { sort: search.sort, isNarrowed: isNarrowed(search), ...list }, forPartner: null });
  }
  const search = readCustomerSearch(params);
  const [list, invitations] = await Promise.all([listCustomers(actor, search), listOpenInvitations(actor)]);
  const business = actor.business?.name ?? "";
  return json({ forAdmin: null, forPartner: { business, search, today: today(), invitations, ...list } });
}

export default function Customers() {
  const { forAdmin, forPartner } = useLoaderData<typeof loader>();
  return forAdmin ? <AllCustomersPage {...forAdmin} /> : <PartnersCustomersPage {...forPartner} />;
}
