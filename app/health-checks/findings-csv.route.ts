import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { findingsCsv } from "~/health-checks/findings.server";
import { findingsFilter } from "~/health-checks/findings-filter";
import { csvDownload } from "~/infra/csv";
import { notFound } from "~/infra/responses.server";

/** All that matches the page's filter, not only the page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const date = params.date ?? "";
  const found = await findingsCsv(customer.id, date, findingsFilter(new URL(request.url).searchParams));
  if (!found) throw notFound();
  return csvDownload(`health-check-${customer.slug}-${date}.csv`, found.header, found.batches);
}
