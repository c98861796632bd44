import { noSeverities, type SeverityCounts } from "~/health-checks/vocabulary";
import { makeCatalogue, type Relation } from "~/licensing/catalogue/graph";
import products from "../../../prisma/seed/products.json";
import seeded from "../../../prisma/seed/upgrade-rules.json";
import type { FailingArea, OwnedTerm, RuleInForce, UpgradeFacts } from "./facts";

/** The catalogue as a new portal has it. */
export const catalogue = makeCatalogue(
  products.map((product, position) => ({ ...product, position, minQuantity: 1, isRetired: false })),
  products.flatMap((product): Relation[] => [
    ...product.includes.map((toSku) => ({ fromSku: product.sku, kind: "includes" as const, toSku })),
    ...product.requires.map((toSku) => ({ fromSku: product.sku, kind: "requires" as const, toSku })),
    ...product.upgradesTo.map((toSku) => ({ fromSku: product.sku, kind: "upgrades_to" as const, toSku })),
    ...product.replacedBy.map((toSku) => ({ fromSku: product.sku, kind: "replaced_by" as const, toSku })),
  ]),
);

export const skus = [...catalogue.products.keys()];

const id = (number: number) => `rule-${String(number).padStart(3, "0")}`;

/** "When owned" of a new portal. */
export const ownedRules: RuleInForce[] = seeded.owned.map((rule, number) => ({
  id: id(number),
  ...rule,
  areaKey: null,
  reason: "",
}));

/** "When the area fails" of a new portal. */
export const areaRules: RuleInForce[] = seeded.areas.map((rule, number) => ({
  id: id(500 + number),
  ...rule,
  ownedSku: null,
}));

export const areaKeys = [...new Set(seeded.areas.map(({ areaKey }) => areaKey))];

export const termOf = (sku: string, endDate = "2027-03-31"): OwnedTerm => ({ sku, startDate: null, endDate });

export function failing(areaKey: string, counts: Partial<SeverityCounts>, date = "2026-07-01"): FailingArea {
  return { areaKey, names: [areaKey], date, counts: { ...noSeverities(), ...counts } };
}

/** What Acme has on 2026-11-22, unless told otherwise. */
export function factsOf(owned: readonly string[], more: Partial<UpgradeFacts> = {}): UpgradeFacts {
  return {
    today: "2026-11-22",
    terms: owned.map((sku) => termOf(sku)),
    rules: [...ownedRules, ...areaRules],
    failing: [],
    suggestions: [],
    readsFindings: true,
    ...more,
  };
}
