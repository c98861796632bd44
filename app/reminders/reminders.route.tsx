import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAdmin } from "~/access/access.server";
import { today } from "~/infra/calendar";
import { BusinessFilter } from "~/reminders/business-filter";
import { ComingTable } from "~/reminders/coming-table";
import { countFailedReminders, listGiven } from "~/reminders/given.server";
import { GivenTable } from "~/reminders/given-table";
import { businessNamed, listComing } from "~/reminders/lists.server";
import { ReminderFilters } from "~/reminders/reminder-filters";
import { readReminderSearch } from "~/reminders/reminder-search";
import { comingDays, remindersAt } from "~/reminders/run-time";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Empty } from "~/ui/empty";
import { KeysetPages } from "~/ui/keyset-pages";
import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Tabs } from "~/ui/tabs";

export const meta: MetaFunction = () => pageTitle("Reminders");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const params = new URL(request.url).searchParams;
  const search = readReminderSearch(params);
  const now = new Date();
  const isGiven = params.get("tab") === "given";
  const [business, failed, coming, given] = await Promise.all([
    businessNamed(search),
    countFailedReminders(now),
    isGiven ? null : listComing(search, now),
    isGiven ? listGiven(search) : null,
  ]);
  return json({ today: today(now), business, failed, coming, given });
}

export default function Reminders() {
  const { today, business, failed, coming, given } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  return (
    <>
      <PageHead
        title="Reminders"
        lead={`Given once a day at ${remindersAt} UTC: each once for a date and a number of days. Admins, and whoever chose so, get them in a digest.`}
        actions={
          <>
            <ButtonLink to="/admin/settings/reminders">Settings</ButtonLink>
            <ButtonLink to="/admin/reminders/rehearsal">Rehearsal</ButtonLink>
            {(coming?.reminders ?? given?.reminders)?.length ? (
              <ButtonLink icon="download" reloadDocument to={`/admin/reminders.csv?${withoutPage(asked)}`}>
                CSV
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {failed > 0 && (
        <Notice tone="warning" action={<Link to="/admin/outbox?state=dead">Outbox</Link>}>
          {failed === 1 ? "The mail of 1 reminder" : `The mails of ${failed.toLocaleString("en-GB")} reminders`} could
          not be sent. In the portal they can be read all the same.
        </Notice>
      )}
      <Tabs
        label="Reminders"
        tabs={[
          { to: `?${withTab(asked, null)}`, label: `Next ${comingDays} days`, current: coming !== null },
          { to: `?${withTab(asked, "given")}`, label: "Given", current: given !== null },
        ]}
      />
      <BusinessFilter name={business} />
      {coming && (
        <Card flush foot={<Foot words={counted(coming.count)} {...coming} />}>
          <ReminderFilters keep={["business"]} placeholder="Business, product or service" />
          {coming.reminders.length > 0 ? (
            <ComingTable
              caption={`${counted(coming.count)}, the next first`}
              reminders={coming.reminders}
              today={today}
            />
          ) : (
            <Nothing isAsked={isAsked(asked)} />
          )}
        </Card>
      )}
      {given && (
        <Card flush foot={<Foot words="" {...given} />}>
          <ReminderFilters keep={["tab", "business"]} placeholder="Business" />
          {given.reminders.length > 0 ? (
            <GivenTable reminders={given.reminders} />
          ) : (
            <Empty icon="bell" title="No reminder was given">
              What was given stands here, with who was told and which mail failed.
            </Empty>
          )}
        </Card>
      )}
    </>
  );
}

const counted = (count: number) => (count === 1 ? "1 reminder" : `${count.toLocaleString("en-GB")} reminders`);

const isAsked = (asked: URLSearchParams) => [...asked].some(([name, value]) => name !== "tab" && value !== "");

function withoutPage(asked: URLSearchParams): URLSearchParams {
  const search = new URLSearchParams(asked);
  search.delete("page");
  return search;
}

/** The other tab of the same kind, search and business. */
function withTab(asked: URLSearchParams, tab: "given" | null): URLSearchParams {
  const search = withoutPage(asked);
  search.delete("tab");
  if (tab) search.set("tab", tab);
  return search;
}

function Foot({ words, previous, next }: { words: string; previous: string | null; next: string | null }) {
  return (
    <>
      <span className="small muted">{words}</span>
      <KeysetPages previous={previous} next={next} />
    </>
  );
}

function Nothing({ isAsked }: { isAsked: boolean }) {
  return isAsked ? (
    <Empty icon="search" title="No reminder is found" action={<ButtonLink to="?">Show all reminders</ButtonLink>}>
      Try fewer letters, or another kind.
    </Empty>
  ) : (
    <Empty icon="bell" title={`Nothing is due within ${comingDays} days`}>
      What ends, runs out or grows old at a customer stands here before anybody is told of it.
    </Empty>
  );
}
