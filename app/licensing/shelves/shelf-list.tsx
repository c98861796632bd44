import type { ReactNode } from "react";
import { OtherCard } from "~/licensing/shelves/other-card";
import type { ShelfPage } from "~/licensing/shelves/page.server";
import { shelfNames } from "~/licensing/shelves/shelf-search";
import { SubscriptionCard } from "~/licensing/shelves/subscription-card";
import { UpgradeCard } from "~/licensing/shelves/upgrade-card";
import { ButtonLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Pages } from "~/ui/pages";

type Cards = Pick<ShelfPage, "subscriptions" | "upgrades" | "others" | "today">;

interface ShelfListProps extends Cards, Pick<ShelfPage, "found" | "first" | "page" | "pages"> {
  slug: string;
  mayDismiss: boolean;
  /** Beside "1 to 24 of 86". */
  aside?: ReactNode;
}

/** A page of the shelf's products, and the way to the others. */
export function ShelfList({ slug, mayDismiss, aside, found, first, page, pages, ...cards }: ShelfListProps) {
  const { subscriptions, upgrades, others, today } = cards;
  const shown = subscriptions.length + upgrades.length + others.length;
  return (
    <>
      <ul className="grid grid--3 section">
        {subscriptions.map((product) => (
          <SubscriptionCard key={product.sku} slug={slug} product={product} today={today} />
        ))}
        {upgrades.map((product) => (
          <UpgradeCard key={product.sku} slug={slug} product={product} mayDismiss={mayDismiss} />
        ))}
        {others.map((product) => (
          <OtherCard key={product.sku} slug={slug} product={product} />
        ))}
      </ul>
      <div className="section cluster cluster--apart">
        <span className="small muted">
          {first} to {first + shown - 1} of {found}
          {aside}
        </span>
        <Pages page={page} pages={pages} />
      </div>
    </>
  );
}

interface NothingFoundProps {
  /** The page without the filter. */
  unfiltered: string;
  elsewhere: ShelfPage["elsewhere"];
  /** The filter, for the other shelves. */
  search: string;
}

export function NothingFound({ unfiltered, elsewhere, search }: NothingFoundProps) {
  return (
    <div className="section">
      <Empty
        icon="search"
        title="No product is found here"
        action={
          <>
            {elsewhere.map(({ shelf, found }) => (
              <ButtonLink key={shelf} to={onShelf(shelf, search)}>
                {found} on {shelfNames[shelf]}
              </ButtonLink>
            ))}
            <ButtonLink kind="quiet" to={unfiltered}>
              Show all of this shelf
            </ButtonLink>
          </>
        }
      >
        {elsewhere.length > 0
          ? "The same search finds something on another shelf."
          : "Try fewer words, or another filter."}
      </Empty>
    </div>
  );
}

function onShelf(shelf: string, search: string): string {
  const params = new URLSearchParams(search);
  for (const name of ["page", "show"]) params.delete(name);
  params.set("shelf", shelf);
  return `?${params}`;
}
