import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { csvDownload } from "~/infra/csv";
import { servicesDownload } from "~/profile/cost-reduction/page.server";
import { downloadHeader } from "~/profile/cost-reduction/service-columns";
import { servicesFilter } from "~/profile/cost-reduction/services-filter";

/** All that matches the page's filter, not only the page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "cost-reduction:view");
  const lines = await servicesDownload(customer.id, servicesFilter(new URL(request.url).searchParams));
  return csvDownload(`services-${customer.slug}.csv`, downloadHeader, [lines]);
}
