import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { homeOf, requireActor } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { allCustomersCsv } from "./all-customers.server";
import { readBusinessSearch } from "./business-search";
import { readCustomerSearch } from "./customer-search";
import { customersCsv } from "./customers.server";

/** All that matches the page's search, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  if (actor.kind === "customer") throw redirect(homeOf(actor));
  const params = new URL(request.url).searchParams;
  const { header, batches } =
    actor.kind === "admin"
      ? allCustomersCsv(actor, readBusinessSearch("customer", params))
      : customersCsv(actor, readCustomerSearch(params));
  return csvDownload(`customers-${today()}.csv`, header, batches);
}
