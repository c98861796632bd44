import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { BusinessFilter } from "~/reminders/business-filter";
import { ComingTable } from "~/reminders/coming-table";
import { businessNamed, listRehearsal } from "~/reminders/lists.server";
import { ReminderFilters } from "~/reminders/reminder-filters";
import { readReminderSearch } from "~/reminders/reminder-search";
import { rehearsalMonths } from "~/reminders/run-time";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { KeysetPages } from "~/ui/keyset-pages";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Rehearsal");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const params = new URL(request.url).searchParams;
  const now = new Date();
  const search = readReminderSearch(params);
  const business = await businessNamed(search);
  return json({ today: today(now), business, ...(await listRehearsal(search, params.get("month"), now)) });
}

export default function Rehearsal() {
  const { today, business, from, month, months, total, reminders, previous, next } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  const at = months.findIndex((one) => one.month === month);
  const count = months[at]?.count ?? 0;
  const [before, after] = [months[at - 1]?.month, months[at + 1]?.month];
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
      <BusinessFilter name={business} />
      <Card
        flush
        foot={
          <>
            <span className="small muted">
              {count.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} in {rehearsalMonths} months
            </span>
            <KeysetPages previous={previous} next={next} />
            <nav className="pages" aria-label="Months">
              {before && <Link to={`?${withMonth(asked, before)}`}>{before}</Link>}
              <span aria-current="page">{month}</span>
              {after && <Link to={`?${withMonth(asked, after)}`}>{after}</Link>}
            </nav>
          </>
        }
      >
        <ReminderFilters
          keep={["business"]}
          placeholder="Business, product or service"
          month={month}
          months={months.map((one) => ({ value: one.month, label: `${one.month} (${one.count})` }))}
        />
        {reminders.length > 0 ? (
          <ComingTable
            caption={`${count.toLocaleString("en-GB")} ${count === 1 ? "reminder" : "reminders"} in ${month}`}
            reminders={reminders}
            today={today}
          />
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
