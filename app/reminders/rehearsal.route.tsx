import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { ComingTable } from "~/reminders/coming-table";
import { listRehearsal } from "~/reminders/lists.server";
import { ReminderFilters } from "~/reminders/reminder-filters";
import { readReminderSearch } from "~/reminders/reminder-search";
import { rehearsalMonths } from "~/reminders/run-time";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { KeysetPages } from "~/ui/keyset-pages";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Rehearsal");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const params = new URL(request.url).searchParams;
  const now = new Date();
  const search = readReminderSearch(params);
  return json({ today: today(now), ...(await listRehearsal(search, params.get("month"), now)) });
}

export default function Rehearsal() {
  const { today, from, month, months, total, reminders, previous, next } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  const count = months.find((one) => one.month === month)?.count ?? 0;
  return (
    <>
      <PageHead
        title="Rehearsal"
        lead={
          <>
            What the next {rehearsalMonths} months will say to whom, from <Day date={from} /> on, if nothing is changed.
            Nothing is sent by looking.
          </>
        }
        crumbs={[{ to: "/admin/reminders", label: "Reminders" }]}
        actions={
          total > 0 && (
            <ButtonLink icon="download" reloadDocument to={`/admin/reminders/rehearsal.csv?${filtersOf(asked)}`}>
              CSV
            </ButtonLink>
          )
        }
      />
      <nav className="tabs" aria-label="Months">
        {months.map((one) => (
          <Link
            key={one.month}
            to={`?${withMonth(asked, one.month)}`}
            aria-current={one.month === month ? "page" : undefined}
            preventScrollReset
          >
            {one.month} <span className="count">{one.count}</span>
          </Link>
        ))}
      </nav>
      <Card
        flush
        foot={
          <>
            <span className="small muted">
              {count.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} in {rehearsalMonths} months
            </span>
            <KeysetPages previous={previous} next={next} />
          </>
        }
      >
        <ReminderFilters keep={["month"]} placeholder="Business, product or service" />
        {reminders.length > 0 ? (
          <ComingTable caption={`Reminders of ${month}`} reminders={reminders} today={today} />
        ) : (
          <Empty icon="bell" title={`Nothing is due in ${month}`}>
            Choose another month, or another kind.
          </Empty>
        )}
      </Card>
    </>
  );
}

function filtersOf(asked: URLSearchParams): URLSearchParams {
  const search = new URLSearchParams(asked);
  search.delete("page");
  search.delete("month");
  return search;
}

function withMonth(asked: URLSearchParams, month: string): URLSearchParams {
  const search = filtersOf(asked);
  search.set("month", month);
  return search;
}
