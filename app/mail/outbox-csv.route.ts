import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { mailsCsv } from "~/mail/mails-csv.server";
import { readOutboxSearch } from "~/mail/outbox-search";

/** All that matches the page's filters, not only the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { header, batches } = mailsCsv(readOutboxSearch(new URL(request.url).searchParams), new Date());
  return csvDownload(`outbox-${today()}.csv`, header, batches);
}
