import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { csvDownload } from "~/infra/csv";
import { givenCsv } from "~/reminders/given.server";
import { comingCsv } from "~/reminders/lists.server";
import { readReminderSearch } from "~/reminders/reminder-search";

/** All that matches the page's tab and filters, a line for each person who is or was told. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const params = new URL(request.url).searchParams;
  const search = readReminderSearch(params);
  const isGiven = params.get("tab") === "given";
  const { header, batches } = isGiven ? givenCsv(search) : await comingCsv(search, "coming", new Date());
  return csvDownload(`reminders-${isGiven ? "given" : "coming"}-${today()}.csv`, header, batches);
}
