import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { requestsCsv } from "~/licensing/requests/all-requests-csv.server";
import { readRequestSearch } from "~/licensing/requests/all-requests-search";

/** All that matches the page's filters, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const { header, batches } = requestsCsv(admin, readRequestSearch(new URL(request.url).searchParams), today());
  return csvDownload(`requests-${today()}.csv`, header, batches);
}
