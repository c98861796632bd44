import type { Capability } from "~/access/keys";
import type { Holdings } from "~/licensing/shelves/holdings";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import { kindLabel } from "~/licensing/shelves/kinds";
import { lookOf, nameIn, type ProductLook } from "~/licensing/shelves/product-look";
import { fits, isNarrowed, productsPerPage, type ShelfSearch, tabShelves } from "~/licensing/shelves/shelf-search";
import { type SubscriptionView, viewSubscription } from "~/licensing/shelves/subscription-views";
import { type SubscriptionsSummary, summarise } from "~/licensing/shelves/subscriptions-summary";
import { type ToldReason, told } from "~/licensing/upgrades/reason";

export type ShelfPage = ReturnType<typeof shelfPageOf>;

export interface UpgradeView extends ProductLook {
  /** Why, the strongest first. */
  reasons: ToldReason[];
  dismissal: { reason: string; at: string; by: string } | null;
  endedOn: string | null;
}

export interface OtherView extends ProductLook {
  /** The bundles through which it is owned. */
  ownedThrough: string[];
  /** The last day of the last term that has ended. */
  endedOn: string | null;
  isSellable: boolean;
}

type May = (key: Capability) => boolean;

/** The shelf that the URL asks for, as this reader may see it. */
export async function getShelfPage(customerId: string, may: May, search: ShelfSearch, now = new Date()) {
  return shelfPageOf(await getHoldings(customerId, may, now), may, search);
}

export function shelfPageOf(holdings: Holdings, may: May, search: ShelfSearch) {
  // The reason of a dismissal is the customer's own: only who may dismiss reads it.
  const dismissed = may("licensing:dismiss") ? dismissedSkus(holdings) : [];
  const onShelf = search.isDismissed ? dismissed : holdings.shelves[search.shelf];
  const found = onShelf.filter((sku) => isFound(sku, holdings, search));
  const pages = Math.max(1, Math.ceil(found.length / productsPerPage));
  const page = Math.min(search.page, pages);
  const shown = found.slice((page - 1) * productsPerPage, page * productsPerPage);
  return {
    today: holdings.today,
    counts: countsOf(holdings),
    total: onShelf.length,
    found: found.length,
    first: (page - 1) * productsPerPage + 1,
    page,
    pages,
    elsewhere: isNarrowed(search) ? elsewhere(holdings, search) : [],
    ...filtersOf(onShelf, holdings),
    ...viewsOf(shown, holdings, search),
    // Who looks for something wants to find it, not to read of all the rest first.
    summary: search.shelf === "subscriptions" && !isNarrowed(search) ? summaryOf(holdings) : null,
    dismissed: dismissed.length,
    ownedFixes: search.shelf === "upgrades" && !search.isDismissed ? viewFixes(holdings) : [],
  };
}

/** How many products stand on each shelf; Requested Products counts every open request, of subscribed products too. */
export function countsOf({ shelves, requests }: Pick<Holdings, "shelves" | "requests">) {
  const { subscriptions, upgrades, all } = shelves;
  return {
    subscriptions: subscriptions.length,
    upgrades: upgrades.length,
    all: all.length,
    requested: requests.size,
  };
}

/** What was dismissed stands on All Products; what has been bought or requested since is no longer a matter of it. */
function dismissedSkus({ dismissed, shelves }: Holdings): string[] {
  return shelves.all.filter((sku) => dismissed.has(sku));
}

function isFound(sku: string, { catalogue }: Holdings, search: ShelfSearch): boolean {
  const product = catalogue.products.get(sku);
  return product !== undefined && fits(product, search);
}

/** The other shelves on which the same search finds something. */
function elsewhere(holdings: Holdings, search: ShelfSearch) {
  return tabShelves
    .filter((shelf) => shelf !== search.shelf)
    .map((shelf) => ({ shelf, found: holdings.shelves[shelf].filter((sku) => isFound(sku, holdings, search)).length }))
    .filter(({ found }) => found > 0);
}

/** What the shelf can be narrowed by, in the catalogue's order. */
function filtersOf(skus: readonly string[], { catalogue }: Holdings) {
  const here = new Set(skus);
  const products = [...catalogue.products.values()].filter(({ sku }) => here.has(sku));
  return {
    families: [...new Set(products.map(({ family }) => family))],
    kinds: [...new Set(products.map(({ kind }) => kind))].map((kind) => ({ value: kind, label: kindLabel(kind) })),
  };
}

function viewsOf(skus: readonly string[], holdings: Holdings, { shelf }: ShelfSearch) {
  return {
    subscriptions: shelf === "subscriptions" ? skus.map((sku) => viewSubscription(sku, holdings)) : [],
    upgrades: shelf === "upgrades" ? skus.map((sku) => viewUpgrade(sku, holdings)) : [],
    others: shelf === "all" ? skus.map((sku) => viewOther(sku, holdings)) : [],
  };
}

function viewUpgrade(sku: string, { catalogue, suggested, dismissed, terms }: Holdings): UpgradeView {
  const gone = dismissed.get(sku);
  const reasons = (suggested.get(sku) ?? gone?.suggested)?.reasons ?? [];
  return {
    ...lookOf(catalogue, sku),
    reasons: reasons.map(told),
    dismissal: gone
      ? {
          reason: gone.dismissal.reason,
          at: gone.dismissal.dismissedAt.toISOString(),
          by: gone.dismissal.dismissedByName,
        }
      : null,
    endedOn: lastEndOf(sku, terms),
  };
}

/** Named one by one: the facts themselves stay on the server. */
function viewFixes({ ownedFixes }: Holdings) {
  return ownedFixes.map(({ sku, name, areaKey, areaName, text, links }) => ({
    sku,
    name,
    areaKey,
    areaName,
    text,
    links,
  }));
}

function viewOther(sku: string, { catalogue, ownedThrough, terms }: Holdings): OtherView {
  return {
    ...lookOf(catalogue, sku),
    ownedThrough: (ownedThrough.get(sku) ?? []).map((bundle) => nameIn(catalogue, bundle)),
    endedOn: lastEndOf(sku, terms),
    isSellable: catalogue.products.get(sku)?.sellable ?? false,
  };
}

function lastEndOf(sku: string, terms: Holdings["terms"]): string | null {
  const ends = terms.filter((term) => term.sku === sku).map(({ endDate }) => endDate);
  return ends.toSorted().at(-1) ?? null;
}

function summaryOf(holdings: Holdings): SubscriptionsSummary | null {
  const all: SubscriptionView[] = holdings.shelves.subscriptions.map((sku) => viewSubscription(sku, holdings));
  return all.length > 0 ? summarise(all, holdings.today) : null;
}
