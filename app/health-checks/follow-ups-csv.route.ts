import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { followUpsCsv, followUpsCsvHeader } from "~/health-checks/follow-ups.server";
import { followUpsFilter } from "~/health-checks/follow-ups-filter";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";

/** All that matches the page's filter, not only the page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const filter = followUpsFilter(new URL(request.url).searchParams);
  return csvDownload(`follow-ups-${customer.slug}.csv`, followUpsCsvHeader, followUpsCsv(customer.id, filter, today()));
}
