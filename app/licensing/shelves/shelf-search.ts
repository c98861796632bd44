import { hasWords } from "~/infra/words";
import type { CatalogueProduct } from "~/licensing/catalogue/graph";
import { type Lifecycle, lifecycleOf, lifecycles } from "~/licensing/shelves/lifecycle";

/** The shelves that have a tab; Requested Products is a page of its own. */
export const tabShelves = ["subscriptions", "upgrades", "all"] as const;
export type TabShelf = (typeof tabShelves)[number];

export const shelfNames: Record<TabShelf, string> = {
  subscriptions: "Subscriptions",
  upgrades: "Potential Upgrades",
  all: "All Products",
};

export interface ShelfSearch {
  shelf: TabShelf;
  /** On Potential Upgrades: what was dismissed, instead of what is suggested. */
  isDismissed: boolean;
  search: string;
  family: string;
  kind: string;
  lifecycle: Lifecycle | null;
  /** From 1. */
  page: number;
}

export const productsPerPage = 24;

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readShelfSearch(params: URLSearchParams): ShelfSearch {
  const page = Number(params.get("page") ?? "1");
  const shelf = tabShelves.find((one) => one === params.get("shelf")) ?? "subscriptions";
  return {
    shelf,
    isDismissed: shelf === "upgrades" && params.get("show") === "dismissed",
    search: words(params.get("q")),
    family: words(params.get("family")),
    kind: words(params.get("kind")),
    lifecycle: lifecycles.find((one) => one === params.get("lifecycle")) ?? null,
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}

export function isNarrowed({ search, family, kind, lifecycle }: ShelfSearch): boolean {
  return Boolean(search || family || kind || lifecycle);
}

/** A product fits where each word of the search stands somewhere in its name, code, family, edition or summary. */
export function fits(product: CatalogueProduct, { search, family, kind, lifecycle }: ShelfSearch): boolean {
  if (family && product.family !== family) return false;
  if (kind && product.kind !== kind) return false;
  if (lifecycle && lifecycleOf(product) !== lifecycle) return false;
  return hasWords([product.name, product.sku, product.family, product.edition ?? "", product.summary], search);
}

const words = (text: string | null) => (text ?? "").normalize("NFC").trim().slice(0, 200);
