import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { signupsCsv } from "~/signup/approvals-csv.server";
import { readSignupSearch } from "~/signup/approvals-search";

/** All that matches the page's filters, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = readSignupSearch(new URL(request.url).searchParams);
  const { header, batches } = signupsCsv(search);
  return csvDownload(`sign-ups-${search.state}-${today()}.csv`, header, batches);
}
