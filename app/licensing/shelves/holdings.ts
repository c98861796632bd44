import type { CalendarDate } from "~/infra/calendar";
import { type Catalogue, withIncluded } from "~/licensing/catalogue/graph";
import type { OpenRequest } from "~/licensing/requests/requests.server";
import { type Shelf, sortOntoShelves } from "~/licensing/shelves/shelf";
import { stands, type Term } from "~/licensing/subscriptions/term";
import type { UpgradeFacts } from "~/licensing/upgrades/facts";
import type { Dismissal } from "~/licensing/upgrades/facts.server";
import { type OwnedFix, ownedFixes } from "~/licensing/upgrades/owned-fixes";
import { type Suggested, suggest } from "~/licensing/upgrades/suggest";

/** Where each product of the catalogue stands for a customer, and all that decides it. */
export interface Holdings {
  today: CalendarDate;
  catalogue: Catalogue;
  /** Not removed, of all states, by end date. */
  terms: readonly Term[];
  /** The terms that stand, by product, the earliest end first. */
  standing: ReadonlyMap<string, readonly Term[]>;
  /** What is owned, by itself or inside a bundle: each with the products of standing terms that hold it, perhaps itself. */
  ownedThrough: ReadonlyMap<string, readonly string[]>;
  /** The open requests by product: a product has at most one. */
  requests: ReadonlyMap<string, OpenRequest>;
  /** Suggested and not dismissed, strongest first. */
  suggested: ReadonlyMap<string, Suggested>;
  /** Would be suggested, but was dismissed for these same reasons. */
  dismissed: ReadonlyMap<string, { suggested: Suggested; dismissal: Dismissal }>;
  /** What is owned and answers a technology area that fails. */
  ownedFixes: readonly OwnedFix[];
  /** In the catalogue's order; on Potential Upgrades the strongest first. */
  shelves: Record<Shelf, string[]>;
}

interface Parts {
  catalogue: Catalogue;
  terms: readonly Term[];
  requests: readonly OpenRequest[];
  dismissals: readonly Dismissal[];
  facts: UpgradeFacts;
  today: CalendarDate;
}

export function holdingsOf({ catalogue, terms, requests, dismissals, facts, today }: Parts): Holdings {
  const standing = bySku(terms.filter((term) => stands(term, today)));
  const suggestions = suggest(catalogue, facts);
  const dismissed = dismissedOf(suggestions, dismissals);
  const held = {
    standing,
    requests: new Map(requests.map((request) => [request.sku, request])),
    suggested: new Map(suggestions.filter(({ sku }) => !dismissed.has(sku)).map((one) => [one.sku, one])),
  };
  const shelves = sortOntoShelves(catalogue.products.keys(), held);
  const onUpgrades = new Set(shelves.upgrades);
  return {
    ...held,
    today,
    catalogue,
    terms,
    ownedThrough: ownedThrough(catalogue, standing.keys()),
    dismissed,
    ownedFixes: ownedFixes(catalogue, facts),
    shelves: { ...shelves, upgrades: [...held.suggested.keys()].filter((sku) => onUpgrades.has(sku)) },
  };
}

function bySku(terms: readonly Term[]): Map<string, Term[]> {
  const found = new Map<string, Term[]>();
  for (const term of terms) found.set(term.sku, [...(found.get(term.sku) ?? []), term]);
  return found;
}

function ownedThrough(catalogue: Catalogue, standing: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const sku of standing)
    for (const held of withIncluded(catalogue, [sku])) found.set(held, [...(found.get(held) ?? []), sku]);
  return found;
}

function dismissedOf(suggestions: readonly Suggested[], dismissals: readonly Dismissal[]) {
  const bySku = new Map(dismissals.map((dismissal) => [dismissal.sku, dismissal]));
  const dismissed = new Map<string, { suggested: Suggested; dismissal: Dismissal }>();
  for (const suggested of suggestions) {
    const dismissal = bySku.get(suggested.sku);
    if (dismissal?.factsKey === suggested.factsKey) dismissed.set(suggested.sku, { suggested, dismissal });
  }
  return dismissed;
}
