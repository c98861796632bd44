import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { csvDownload } from "~/infra/csv";
import { readShelfSearch } from "~/licensing/shelves/shelf-search";
import { downloadHeader, subscriptionsDownload } from "~/licensing/shelves/subscriptions-download.server";

/** All terms of the products that match the page's filter, not only the page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "licensing:view");
  const lines = await subscriptionsDownload(customer.id, readShelfSearch(new URL(request.url).searchParams));
  return csvDownload(`subscriptions-${customer.slug}.csv`, downloadHeader, [lines]);
}
