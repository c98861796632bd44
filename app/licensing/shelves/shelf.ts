/** Where a product can stand for a customer, the first that fits. */
export const shelves = ["subscriptions", "requested", "upgrades", "all"] as const;
export type Shelf = (typeof shelves)[number];

type Skus = Pick<ReadonlySet<string>, "has">;

/** What decides on which shelf a product stands. */
export interface Held {
  /** With a term that stands: current, or one that begins later. */
  standing: Skus;
  /** With an open request. */
  requests: Skus;
  /** Suggested, and not dismissed. */
  suggested: Skus;
}

/** Exactly one shelf for each product, whatever the customer holds. */
export function shelfOf(sku: string, { standing, requests, suggested }: Held): Shelf {
  if (standing.has(sku)) return "subscriptions";
  if (requests.has(sku)) return "requested";
  return suggested.has(sku) ? "upgrades" : "all";
}

/** The products of each shelf, in the order in which they are given. */
export function sortOntoShelves(skus: Iterable<string>, held: Held): Record<Shelf, string[]> {
  const sorted: Record<Shelf, string[]> = { subscriptions: [], requested: [], upgrades: [], all: [] };
  for (const sku of skus) sorted[shelfOf(sku, held)].push(sku);
  return sorted;
}
