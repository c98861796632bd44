import { products } from "./vocabulary";

/** By the platform's order; products that only a file names stand after them, by name. */
export function byProduct(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || a.localeCompare(b);
}

function rankOf(product: string): number {
  const rank = (products as readonly string[]).indexOf(product);
  return rank === -1 ? products.length : rank;
}

/** Things of one kind together, in the order in which each kind is met first. */
export function groupedBy<T>(things: readonly T[], kind: (thing: T) => string): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const thing of things) {
    const group = grouped.get(kind(thing));
    if (group) group.push(thing);
    else grouped.set(kind(thing), [thing]);
  }
  return grouped;
}
