import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { auditCsv } from "~/audit/audit-csv.server";
import { readAuditFilter } from "~/audit/audit-filter";
import { adminsQuery } from "~/audit/list-audit.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";

/** All that matches the page's filters, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { header, batches } = auditCsv(await adminsQuery(readAuditFilter(new URL(request.url).searchParams)));
  return csvDownload(`audit-log-${today()}.csv`, header, batches);
}
