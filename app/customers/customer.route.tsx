import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteError } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { type Capability, capabilitiesOf, roleNames } from "~/access/keys";
import { countOpenRequests } from "~/licensing/requests/all-requests-counts.server";
import { ErrorPage } from "~/ui/error-page";

/** The frame of one customer's pages: the portal's layout draws its menu and its acting bar from what this returns. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, roles } = await requireAccess(request, params.customer, "profile:view");
  const may: Capability[] = [...capabilitiesOf(roles)];
  const actingAs = roles.includes("customer") ? null : roles.map((role) => roleNames[role]).join(", ");
  const openRequests = may.includes("requests:view") ? await countOpenRequests(customer.id) : null;
  return { customer: { slug: customer.slug, name: customer.name }, may, actingAs, openRequests };
}

export default function CustomerFrame() {
  return <Outlet />;
}

/** Below the portal's own, so that a refused form keeps the portal's frame without a script too. */
export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
