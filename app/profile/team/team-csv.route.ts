import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { membersCsv, responsibilitiesCsv } from "~/profile/team/team-csv.server";

/** The members with their letters; with `?list=responsibilities` the responsibilities with who holds what. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "team:view");
  const list = new URL(request.url).searchParams.get("list") === "responsibilities" ? "responsibilities" : "team";
  const { header, rows } = await (list === "team" ? membersCsv(customer.id) : responsibilitiesCsv(customer.id));
  return csvDownload(`${list}-${customer.slug}-${today()}.csv`, header, rows);
}
