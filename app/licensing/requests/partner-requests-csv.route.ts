import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { requestsCsv } from "~/licensing/requests/all-requests-csv.server";
import { requestsHomeOf } from "~/licensing/requests/all-requests-scope.server";
import { readRequestSearch } from "~/licensing/requests/all-requests-search";

/** All that matches the page's filters, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (actor.kind !== "partner") throw redirect(requestsHomeOf(actor));
  const { header, batches } = requestsCsv(actor, readRequestSearch(new URL(request.url).searchParams), today());
  return csvDownload(`requests-${today()}.csv`, header, batches);
}
