import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { BandCard } from "~/licensing/calendar/band-card";
import { getCalendar } from "~/licensing/calendar/calendar.server";
import { CoTermCard } from "~/licensing/calendar/co-term-card";
import { kindLabels, readCalendarFilter } from "~/licensing/calendar/entry-kinds";
import { PictureCard } from "~/licensing/calendar/picture-card";
import { ButtonLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Filters, SelectFilter } from "~/ui/filters";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";

export const meta: MetaFunction = () => pageTitle("Calendar");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "licensing:view");
  const filter = readCalendarFilter(new URL(request.url).searchParams);
  const kinds = Object.entries(kindLabels)
    .filter(([kind]) => kind !== "service" || may("cost-reduction:view"))
    .map(([value, label]) => ({ value, label }));
  return json({ slug: customer.slug, filter, kinds, ...(await getCalendar({ id: customer.id, may }, filter)) });
}

export default function Calendar() {
  const { slug, filter, kinds, today, until, bands, hidden, picture, coTerm } = useLoaderData<typeof loader>();
  const base = `/customers/${slug}`;
  return (
    <>
      <PageHead
        title="Calendar"
        lead={
          <>
            What ends and what starts, until <Day date={until} />.
          </>
        }
        crumbs={[{ to: `${base}/licensing`, label: "Licensing Expert" }]}
        actions={
          <ButtonLink icon="calendar" to="/account/calendar">
            Calendar Feed
          </ButtonLink>
        }
      />
      {picture && <PictureCard picture={picture} />}
      <div className={picture ? "section stack" : "stack"} id="days">
        <div className="card card--flush">
          <Filters action="?#days" keep={["past"]}>
            <SelectFilter name="kind" label="Show" options={[{ value: "", label: "All" }, ...kinds]} />
          </Filters>
        </div>
        <p className="small no-print">
          <PastLink filter={filter} />
        </p>
        {bands.length === 0 ? (
          <Empty icon="calendar" title="Nothing ends or starts in this time">
            The end of each subscription stands here as soon as it is known, and what is requested by the day on which
            it takes effect.
          </Empty>
        ) : (
          bands.map((band) => <BandCard key={band.from} base={base} band={band} today={today} />)
        )}
        {hidden > 0 && <p className="small muted">{hidden} more are left out here: show one kind at a time.</p>}
      </div>
      {coTerm && (
        <div className="section">
          <CoTermCard base={base} coTerm={coTerm} today={today} />
        </div>
      )}
    </>
  );
}

function PastLink({ filter: { kind, past } }: { filter: ReturnType<typeof readCalendarFilter> }) {
  const search = new URLSearchParams([...(kind ? [["kind", kind]] : []), ...(past ? [] : [["past", "show"]])]);
  return <Link to={`?${search}#days`}>{past ? "Leave out what is past" : "Show the last 3 months too"}</Link>;
}
