import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { readBusinessSearch } from "~/customers/business-search";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { partnersCsv } from "./partners.server";

/** All that matches the page's search, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { header, batches } = partnersCsv(readBusinessSearch("partner", new URL(request.url).searchParams));
  return csvDownload(`partners-${today()}.csv`, header, batches);
}
