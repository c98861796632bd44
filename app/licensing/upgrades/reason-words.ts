import { type Severity, severities } from "~/health-checks/vocabulary";
import type { Catalogue, CatalogueProduct } from "~/licensing/catalogue/graph";
import { isRequestable } from "~/licensing/catalogue/graph";
import type { FailingArea, OwnSuggestion, UpgradeFacts } from "./facts";
import type { Holding } from "./owned-through";
import type { Link } from "./reason";

export interface Phrasing {
  catalogue: Catalogue;
  facts: UpgradeFacts;
  /** The products of standing terms with all that they include. */
  owned: ReadonlySet<string>;
}

/** "You have ZIA Business until 2027-03-31, and this add-on needs it." A rule's own words stand in place of the last part. */
export function fitWords(
  phrasing: Phrasing,
  product: CatalogueProduct,
  from: readonly Holding[],
  isNeeded: boolean,
  words: string,
): string {
  const { requires } = phrasing.catalogue;
  const has = `You have ${listed(from.map((holding) => holdingWords(phrasing, holding, requires(product.sku))))}`;
  if (words) return `${has}. ${words}`;
  const it = from.length > 1 ? "them" : "it";
  const thing = product.kind === "addon" ? "add-on" : "product";
  if (!isNeeded) return `${has}, and this ${thing} works with ${it}.`;
  return `${has}, and this ${thing} needs ${from.length > 1 ? "one of them" : "it"}.`;
}

/** "Upgrade of ZPA Business, which you have until 2027-03-31." */
export function editionWords({ catalogue, facts }: Phrasing, from: readonly Holding[]): string {
  const sources = from.map(({ sku, term }) => {
    const time = timeWords(facts, term);
    if (sku === term.sku) return `${nameOf(catalogue, sku)}, which you have ${time}`;
    return `${nameOf(catalogue, sku)}, which is part of ${nameOf(catalogue, term.sku)}; you have that ${time}`;
  });
  return `Upgrade of ${listed(sources)}.`;
}

/** "3 findings of 2026-07-01 in Cloud Firewall Filtering: 1 critical, 2 high." */
export function findingWords(catalogue: Catalogue, area: FailingArea, needs: readonly string[], words: string): string {
  return [`${countWords(area)}.`, needsWords(catalogue, needs), words].filter(Boolean).join(" ");
}

/** "Suggested by Nadia Rahmani: “It fits your objective.”" */
export function ownSuggestionWords({ createdByName, reason }: OwnSuggestion): string {
  return `Suggested by ${createdByName}: “${reason}”`;
}

/** "2 critical findings of 2026-07-01 in Cloud Sandbox", without a full stop. */
export function countWords({ names, date, counts }: FailingArea): string {
  const present = severities.filter((severity) => counts[severity] > 0);
  const total = present.reduce((sum, severity) => sum + counts[severity], 0);
  const findings = total === 1 ? "finding" : "findings";
  const place = `${findings} of ${date} in ${listed(names)}`;
  const [only] = present;
  if (present.length === 1 && only) return `${total} ${only} ${place}`;
  return `${total} ${place}: ${present.map((severity: Severity) => `${counts[severity]} ${severity}`).join(", ")}`;
}

/** To exactly the findings that are counted. */
export function linksToFindings({ names, date }: FailingArea): Link[] {
  return names.map((area) => {
    const filter = new URLSearchParams([
      ["area", area],
      ["status", "fail"],
      ["status", "warning"],
    ]);
    return { path: `health-checks/${date}?${filter}#findings`, label: `Findings in ${area}` };
  });
}

/** "ZIA Business until 2027-03-31", or what of it is meant: "Inline DLP, as part of ZIA Unlimited until 2027-03-31". */
export function holdingWords({ catalogue, facts }: Phrasing, { sku, term }: Holding, bases: readonly string[]): string {
  const bought = `${nameOf(catalogue, term.sku)} ${timeWords(facts, term)}`;
  const isSameThing = sku === term.sku || bases.includes(term.sku) || catalogue.products.get(sku)?.tier !== null;
  return isSameThing ? bought : `${nameOf(catalogue, sku)}, as part of ${bought}`;
}

function needsWords(catalogue: Catalogue, needs: readonly string[]): string {
  const buyable = needs.filter((sku) => {
    const product = catalogue.products.get(sku);
    return product && isRequestable(product);
  });
  const [first] = buyable;
  if (!first) return "";
  const [, second] = buyable;
  const others = buyable.length - 1;
  if (!second) return `It needs ${nameOf(catalogue, first)}, which you do not have.`;
  if (others === 1) return `It needs ${nameOf(catalogue, first)} or ${nameOf(catalogue, second)}; you have neither.`;
  return `It needs ${nameOf(catalogue, first)} or one of ${others} others; you have none of them.`;
}

function timeWords({ today }: UpgradeFacts, { startDate, endDate }: Holding["term"]): string {
  return startDate !== null && startDate > today ? `from ${startDate} until ${endDate}` : `until ${endDate}`;
}

function nameOf({ products }: Catalogue, sku: string): string {
  return products.get(sku)?.name ?? sku;
}

function listed(words: readonly string[]): string {
  return words.length < 3 ? words.join(" and ") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
