import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { homeOf, requireActor } from "~/access/access.server";
import { readCustomerSearch } from "~/customers/customer-search";
import { customersCsv } from "~/customers/customers.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";

/** All that matches the page's search, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (actor.kind === "customer") throw redirect(homeOf(actor));
  const { header, batches } = customersCsv(actor, readCustomerSearch(new URL(request.url).searchParams));
  return csvDownload(`customers-${today()}.csv`, header, batches);
}
