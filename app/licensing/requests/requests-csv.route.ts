import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { requestsCsv } from "~/licensing/requests/all-requests-csv.server";
import { readRequestSearch } from "~/licensing/requests/all-requests-search";

/** All requests of the customer, the closed ones too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, customer } = await requireAccess(request, params.customer, "requests:view");
  const search = readRequestSearch(new URLSearchParams("state=all"));
  const { header, batches } = requestsCsv(actor, search, today(), customer.id);
  return csvDownload(`${customer.slug}-requests-${today()}.csv`, header, batches);
}
