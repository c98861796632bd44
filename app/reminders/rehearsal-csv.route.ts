import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { comingCsv } from "~/reminders/lists.server";
import { readReminderSearch } from "~/reminders/reminder-search";

/** All that matches the page's filters, a line for each person who is told. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = readReminderSearch(new URL(request.url).searchParams);
  const { header, batches } = await comingCsv(search, "rehearsal", new Date());
  return csvDownload(`rehearsal-${today()}.csv`, header, batches);
}
