import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { csvDownload } from "~/infra/csv";
import { downloadHeader } from "~/licensing/catalogue/catalogue-columns";
import { catalogueFilter } from "~/licensing/catalogue/catalogue-filter";
import { catalogueDownload } from "~/licensing/catalogue/download.server";

/** All that matches the page's filter, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const lines = await catalogueDownload(catalogueFilter(new URL(request.url).searchParams));
  return csvDownload("catalogue.csv", downloadHeader, [lines]);
}
