import { type Catalogue, type CatalogueProduct, isRequestable, withIncluded } from "~/licensing/catalogue/graph";
import { answeringEdition, editionsOf, failingRules } from "./answers";
import type { RuleInForce, UpgradeFacts } from "./facts";
import { factsKeyOf } from "./facts-key";
import { findNextEditions } from "./next-editions";
import { type Holding, holdingsThrough } from "./owned-through";
import type { Reason } from "./reason";
import {
  editionWords,
  findingWords,
  fitWords,
  linksToFindings,
  ownSuggestionWords,
  type Phrasing,
} from "./reason-words";
import { strengthOf } from "./strength";

export interface Suggested {
  sku: string;
  /** Strongest first; at least one. */
  reasons: readonly Reason[];
  strength: number;
  /** Changes exactly when the facts do. Tells of findings: stays on the server. */
  factsKey: string;
}

/** What could be worth buying, strongest first; the reader's keys decide which reasons are told, not which facts count. */
export function suggest(catalogue: Catalogue, facts: UpgradeFacts): Suggested[] {
  const owned = withIncluded(catalogue, new Set(facts.terms.map(({ sku }) => sku)));
  const reasons = new Map<string, Reason[]>();
  const add = (sku: string, reason: Reason) => {
    const product = catalogue.products.get(sku);
    if (!product || owned.has(sku) || !isRequestable(product)) return;
    reasons.set(sku, [...(reasons.get(sku) ?? []), reason]);
  };
  const phrasing: Phrasing = { catalogue, facts, owned };
  addFindings(phrasing, add);
  addOwnSuggestions(phrasing, add);
  addEditions(phrasing, add);
  addFits(phrasing, add);

  return [...reasons]
    .flatMap(([sku, all]) => {
      const told = all.filter(({ kind }) => facts.readsFindings || kind !== "finding").toSorted(strongestFirst);
      const [strongest] = told;
      return strongest ? [{ sku, reasons: told, strength: strongest.strength, factsKey: factsKeyOf(all) }] : [];
    })
    .toSorted((a, b) => compareSuggested(catalogue, a, b));
}

type Add = (sku: string, reason: Reason) => void;

function addFindings({ catalogue, facts, owned }: Phrasing, add: Add): void {
  for (const { rule, area } of failingRules(facts)) {
    const product = catalogue.products.get(rule.sku);
    if (!product || answeringEdition(catalogue, owned, product) !== null) continue;
    const bases = catalogue.requires(rule.sku);
    const needs = bases.some((base) => owned.has(base)) ? [] : bases;
    if (needs.length > 0 && !needs.some((base) => canBeHad(catalogue, base))) continue;
    add(rule.sku, {
      kind: "finding",
      text: findingWords(catalogue, area, needs, rule.reason),
      links: linksToFindings(area),
      strength: strengthOf({ kind: "finding", counts: area.counts }),
      facts: { ruleId: rule.id, areaKey: area.areaKey, counts: area.counts, needs },
    });
  }
}

function addOwnSuggestions({ facts }: Phrasing, add: Add): void {
  for (const suggestion of facts.suggestions)
    add(suggestion.sku, {
      kind: "suggested",
      text: ownSuggestionWords(suggestion),
      links: [],
      strength: strengthOf({ kind: "suggested" }),
      facts: { suggestionId: suggestion.id },
    });
}

function addEditions(phrasing: Phrasing, add: Add): void {
  for (const { sku, from } of findNextEditions(phrasing.catalogue, phrasing.facts.terms, phrasing.owned))
    add(sku, {
      kind: "edition",
      text: editionWords(phrasing, from),
      links: [],
      strength: strengthOf({ kind: "edition" }),
      facts: { owned: skusOf(from) },
    });
}

function addFits(phrasing: Phrasing, add: Add): void {
  const { catalogue, facts, owned } = phrasing;
  const fitting = facts.rules.filter((rule) => rule.ownedSku !== null && owned.has(rule.ownedSku));
  for (const { sku, reason, rules } of sayingTheSame(fitting)) {
    const product = catalogue.products.get(sku);
    const bases = catalogue.requires(sku);
    const isNeeded = bases.some((base) => owned.has(base));
    if (!product || (bases.length > 0 && !isNeeded) || hasEditionOf(catalogue, owned, product)) continue;
    const from = holdingsThrough(
      catalogue,
      facts.terms,
      rules.flatMap(({ ownedSku }) => ownedSku ?? []),
    );
    add(sku, {
      kind: "fits",
      text: fitWords(phrasing, product, from, isNeeded, reason),
      links: [],
      strength: strengthOf({ kind: "fits", isNeeded }),
      facts: { ruleIds: rules.map(({ id }) => id).toSorted(), owned: skusOf(from) },
    });
  }
}

/** The rules of one product with one reason: they are told in one sentence. */
function sayingTheSame(rules: readonly RuleInForce[]) {
  const groups = new Map<string, { sku: string; reason: string; rules: RuleInForce[] }>();
  for (const rule of rules) {
    const key = `${rule.sku}\n${rule.reason}`;
    const group = groups.get(key) ?? { sku: rule.sku, reason: rule.reason, rules: [] };
    groups.set(key, { ...group, rules: [...group.rules, rule] });
  }
  return groups.values();
}

// Who has an edition of the family gets its next one from the edition, not from a rule about another family.
function hasEditionOf(catalogue: Catalogue, owned: ReadonlySet<string>, { tier, family }: CatalogueProduct): boolean {
  return tier !== null && editionsOf(catalogue, owned, family).length > 0;
}

function canBeHad(catalogue: Catalogue, sku: string): boolean {
  const product = catalogue.products.get(sku);
  return product !== undefined && isRequestable(product);
}

const skusOf = (holdings: readonly Holding[]) => [...new Set(holdings.map(({ term }) => term.sku))].toSorted();

const strongestFirst = (a: Reason, b: Reason) => b.strength - a.strength || (a.text < b.text ? -1 : 1);

function compareSuggested({ products }: Catalogue, a: Suggested, b: Suggested): number {
  const placeOf = ({ sku }: Suggested) => products.get(sku)?.position ?? 0;
  return b.strength - a.strength || b.reasons.length - a.reasons.length || placeOf(a) - placeOf(b);
}
