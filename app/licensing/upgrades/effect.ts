import type { CalendarDate } from "~/infra/calendar";
import { type Catalogue, withIncluded } from "~/licensing/catalogue/graph";
import { shelfOf } from "~/licensing/shelves/shelf";
import type { FailingArea, OwnedTerm, OwnSuggestion, RuleInForce, UpgradeFacts } from "./facts";
import { ownedFixes } from "./owned-fixes";
import { type Suggested, suggest } from "./suggest";

/** What decides at one customer whether a product stands on Potential Upgrades. */
export interface Standing {
  terms: readonly OwnedTerm[];
  failing: readonly FailingArea[];
  suggestions: readonly OwnSuggestion[];
  dismissals: readonly { sku: string; factsKey: string }[];
  requested: ReadonlySet<string>;
}

/** What stands on the customer's Potential Upgrades under these rules: the customer's own view, which holds all reasons. */
export function upgradesUnder(
  catalogue: Catalogue,
  rules: readonly RuleInForce[],
  standing: Standing,
  today: CalendarDate,
): Map<string, Suggested> {
  const { terms, dismissals, requested } = standing;
  const suggestions = suggest(catalogue, factsUnder(rules, standing, today));
  const wanted = suggestions.filter(
    ({ sku, factsKey }) => !dismissals.some((dismissal) => dismissal.sku === sku && dismissal.factsKey === factsKey),
  );
  const suggested = new Map(wanted.map((one) => [one.sku, one]));
  const held = { standing: new Set(terms.map(({ sku }) => sku)), requests: requested, suggested };
  return new Map([...suggested].filter(([sku]) => shelfOf(sku, held) === "upgrades"));
}

/** How many technology areas a customer reads "you already own the fix" for, under these rules. */
export function fixesUnder(
  catalogue: Catalogue,
  rules: readonly RuleInForce[],
  standing: Standing,
  today: CalendarDate,
): number {
  return ownedFixes(catalogue, factsUnder(rules, standing, today)).length;
}

/** Whether one of the rules can say anything at the customer; where none can, they change nothing there. */
export function isMetBy(catalogue: Catalogue, rules: readonly RuleInForce[], { terms, failing }: Standing): boolean {
  const owned = withIncluded(catalogue, new Set(terms.map(({ sku }) => sku)));
  const areas = new Set(failing.map(({ areaKey }) => areaKey));
  return rules.some(({ ownedSku, areaKey }) =>
    ownedSku === null ? areaKey !== null && areas.has(areaKey) : owned.has(ownedSku),
  );
}

/**
 * Names all of a customer's standing that decides what is suggested, and by which rules: of many customers it is the same.
 * Dates and numbers stand only in the words, and in what was dismissed.
 */
export function shapeOf({ terms, failing, suggestions, dismissals, requested }: Standing): string {
  const sorted = (values: readonly string[]) => [...new Set(values)].toSorted();
  return JSON.stringify([
    sorted(terms.map(({ sku }) => sku)),
    failing.map(({ areaKey }) => areaKey),
    sorted(suggestions.map(({ sku }) => sku)),
    sorted([...requested]),
    dismissals.length > 0 ? [dismissals, failing, suggestions] : null,
  ]);
}

/** The rules that give one of a product's reasons. */
export function rulesBehind({ reasons }: Suggested): string[] {
  return reasons.flatMap((reason) => {
    if (reason.kind === "finding") return [reason.facts.ruleId];
    return reason.kind === "fits" ? reason.facts.ruleIds : [];
  });
}

function factsUnder(rules: readonly RuleInForce[], standing: Standing, today: CalendarDate): UpgradeFacts {
  const { terms, failing, suggestions } = standing;
  return { today, terms, failing, suggestions, rules, readsFindings: true };
}
