import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { customerLogCsv } from "~/audit/audit-csv.server";
import { readAuditFilter } from "~/audit/audit-filter";
import { customersQuery } from "~/audit/list-audit.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";

/** All that matches the page's filters, not only the page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "log:view");
  const filter = readAuditFilter(new URL(request.url).searchParams);
  const { header, batches } = customerLogCsv(customersQuery(customer.id, filter));
  return csvDownload(`${customer.slug}-log-${today()}.csv`, header, batches);
}
