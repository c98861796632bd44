import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/access.server";
import { pageRules } from "~/health-checks/report/page-rules";
import { notFound } from "~/infra/responses.server";

/** What stands in the margins of the printed report's pages: a page's own words, which the portal's style sheet cannot know. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer } = await requireAccess(request, params.customer, "health-checks:view");
  const date = params.date ?? "";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw notFound();
  return new Response(pageRules(customer.name, date), {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "no-store" },
  });
}
