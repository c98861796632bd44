import { useLocation } from "@remix-run/react";
import { BoughtDirectly, EmptyShelf } from "~/licensing/shelves/empty-shelf";
import { OwnedFixes } from "~/licensing/shelves/owned-fixes";
import type { ShelfPage } from "~/licensing/shelves/page.server";
import { ShelfFilters } from "~/licensing/shelves/shelf-filters";
import { NothingFound, ShelfList } from "~/licensing/shelves/shelf-list";
import type { TabShelf } from "~/licensing/shelves/shelf-search";
import { SubscriptionsSummaryStrip } from "~/licensing/shelves/subscriptions-summary-strip";
import { Link } from "~/ui/link";

interface ShelfBodyProps {
  data: ShelfPage & {
    slug: string;
    shelf: TabShelf;
    isDismissed: boolean;
    isNarrowed: boolean;
    mayDismiss: boolean;
    mayMark: boolean;
  };
}

/** From how many products on a filter is worth its place. */
const worthFiltering = 7;

/** All of the page below its tabs. */
export function ShelfBody({ data }: ShelfBodyProps) {
  const { slug, shelf, total, summary, ownedFixes } = data;
  return (
    <>
      {summary && <SubscriptionsSummaryStrip slug={slug} summary={summary} today={data.today} />}
      {shelf === "upgrades" && <UpgradesLead isDismissed={data.isDismissed} />}
      {ownedFixes.length > 0 && <OwnedFixes slug={slug} fixes={ownedFixes} />}
      {(total >= worthFiltering || data.isNarrowed) && (
        <div className="section">
          <ShelfFilters shelf={shelf} families={data.families} kinds={data.kinds} />
        </div>
      )}
      <Products data={data} />
      {shelf === "subscriptions" && total > 0 && data.mayMark && <BoughtDirectly />}
    </>
  );
}

function Products({ data }: ShelfBodyProps) {
  const { search } = useLocation();
  const { shelf, isDismissed, total, found } = data;
  const dismissed = shelf === "upgrades" && !isDismissed && data.dismissed > 0 && (
    <Link to="?shelf=upgrades&show=dismissed">{data.dismissed} dismissed</Link>
  );
  if (total === 0)
    return (
      <>
        <EmptyShelf
          shelf={isDismissed ? "dismissed" : shelf}
          ownsNothing={data.counts.subscriptions === 0}
          mayMark={data.mayMark}
        />
        {dismissed && <p className="note small">{dismissed}</p>}
      </>
    );
  if (found === 0) {
    const unfiltered = `?shelf=${shelf}${isDismissed ? "&show=dismissed" : ""}`;
    return <NothingFound unfiltered={unfiltered} elsewhere={data.elsewhere} search={search} />;
  }
  return <ShelfList {...data} aside={dismissed && <> · {dismissed}</>} />;
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
