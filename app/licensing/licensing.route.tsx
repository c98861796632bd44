import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { requireAccess } from "~/access/access.server";
import { BoughtDirectly, EmptyShelf } from "~/licensing/shelves/empty-shelf";
import { OwnedFixes } from "~/licensing/shelves/owned-fixes";
import { getShelfPage } from "~/licensing/shelves/page.server";
import { ShelfFilters } from "~/licensing/shelves/shelf-filters";
import { NothingFound, ShelfList } from "~/licensing/shelves/shelf-list";
import { isNarrowed, readShelfSearch, shelfNames, tabShelves } from "~/licensing/shelves/shelf-search";
import { SubscriptionsSummaryStrip } from "~/licensing/shelves/subscriptions-summary-strip";
import { ButtonLink } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { pageTitle } from "~/ui/page-title";
import { Tabs } from "~/ui/tabs";

export const meta: MetaFunction = () => pageTitle("Licensing Expert");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { customer, may } = await requireAccess(request, params.customer, "licensing:view");
  const search = readShelfSearch(new URL(request.url).searchParams);
  return json({
    slug: customer.slug,
    shelf: search.shelf,
    isDismissed: search.isDismissed,
    isNarrowed: isNarrowed(search),
    mayDismiss: may("licensing:dismiss"),
    mayMark: may("licensing:mark-purchased"),
    mayViewRequests: may("requests:view"),
    ...(await getShelfPage(customer.id, may, search)),
  });
}

export default function Licensing() {
  const data = useLoaderData<typeof loader>();
  const { slug, shelf, counts, summary } = data;
  return (
    <>
      <PageHead
        title="Licensing Expert"
        lead="Each product stands on exactly one shelf."
        actions={data.mayViewRequests && <HeadLinks slug={slug} requested={counts.requested} />}
      />
      <Tabs
        label="Shelves"
        tabs={tabShelves.map((one) => ({
          to: `?shelf=${one}`,
          label: shelfNames[one],
          count: counts[one],
          current: one === shelf,
        }))}
      />
      {summary && <SubscriptionsSummaryStrip slug={slug} summary={summary} today={data.today} />}
      <Shelf />
      {shelf === "subscriptions" && data.total > 0 && data.mayMark && <BoughtDirectly />}
    </>
  );
}

function HeadLinks({ slug, requested }: { slug: string; requested: number }) {
  return (
    <>
      <ButtonLink icon="calendar" to={`/customers/${slug}/licensing/calendar`}>
        Calendar
      </ButtonLink>
      <ButtonLink icon="layers" to={`/customers/${slug}/licensing/requests`}>
        Requested Products <span className={requested > 0 ? "count count--hot" : "count"}>{requested}</span>
      </ButtonLink>
    </>
  );
}

/** From how many products on a filter is worth its place. */
const worthFiltering = 7;

function Shelf() {
  const data = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { slug, shelf, isDismissed, total, found, ownedFixes } = data;
  const address = `?shelf=${shelf}${isDismissed ? "&show=dismissed" : ""}`;
  const dismissed = shelf === "upgrades" && !isDismissed && data.dismissed > 0 && (
    <Link to="?shelf=upgrades&show=dismissed">{data.dismissed} dismissed</Link>
  );
  return (
    <>
      {shelf === "upgrades" && <UpgradesLead isDismissed={isDismissed} />}
      {ownedFixes.length > 0 && <OwnedFixes slug={slug} fixes={ownedFixes} />}
      {(total >= worthFiltering || data.isNarrowed) && (
        <div className="section">
          <ShelfFilters shelf={shelf} families={data.families} kinds={data.kinds} />
        </div>
      )}
      {total === 0 ? (
        <>
          <EmptyShelf
            shelf={isDismissed ? "dismissed" : shelf}
            ownsNothing={data.counts.subscriptions === 0}
            mayMark={data.mayMark}
          />
          {dismissed && <p className="note small">{dismissed}</p>}
        </>
      ) : found === 0 ? (
        <NothingFound unfiltered={address} elsewhere={data.elsewhere} search={search} />
      ) : (
        <ShelfList {...data} aside={dismissed && <> · {dismissed}</>} />
      )}
    </>
  );
}

function UpgradesLead({ isDismissed }: { isDismissed: boolean }) {
  return (
    <div className="section__head">
      {isDismissed ? (
        <p className="muted">
          What was dismissed stands on All Products, and comes back here when the facts behind it change.{" "}
          <Link to="?shelf=upgrades">Back to Potential Upgrades</Link>
        </p>
      ) : (
        <p className="muted">
          What fits with what is owned, and why. Nothing here is owned already, by itself or inside a bundle.
        </p>
      )}
    </div>
  );
}
