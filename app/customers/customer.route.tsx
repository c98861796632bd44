import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { type Capability, capabilitiesOf, roleNames } from "~/access/keys";
import { countOpenRequests } from "~/licensing/requests/all-requests-counts.server";

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
