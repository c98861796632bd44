import { mostUnits } from "~/licensing/units";
import type { RelationKind } from "./graph";

/** What admins say of a product; its sku never changes. */
export interface ProductDetails {
  name: string;
  family: string;
  edition: string | null;
  kind: string;
  unit: string;
  minQuantity: number;
  tier: number | null;
  lifecycle: string;
  sellable: boolean;
  summary: string;
  description: string;
  helpUrl: string | null;
}

export type ProductField = keyof ProductDetails;

/** The fields of the form and the columns of the file, in their order and in the words of the screen. */
export const productFields: Record<ProductField, string> = {
  name: "Name",
  family: "Family",
  edition: "Edition",
  kind: "Kind",
  unit: "Unit",
  minQuantity: "Minimum Quantity",
  tier: "Tier",
  lifecycle: "Lifecycle",
  sellable: "Sold",
  summary: "Summary",
  description: "Description",
  helpUrl: "Help Page",
};

export const relationLabels: Record<RelationKind, string> = {
  includes: "Includes",
  requires: "Requires one of",
  upgrades_to: "Upgrades to",
  replaced_by: "Replaced by",
};

/** What the form's lists are called: a form's field has no underscores. */
export const relationFields = {
  includes: "includes",
  requires: "requires",
  upgrades_to: "upgradesTo",
  replaced_by: "replacedBy",
} as const satisfies Record<RelationKind, string>;

export const kindLabels = { platform: "Platform", bundle: "Bundle", addon: "Add-on" } as const;

export const lifecycleLabels = { active: "Active", legacy: "Legacy", "end-of-life": "End of life" } as const;

/** How long a text may be. */
export const lengths = {
  sku: 40,
  name: 120,
  family: 60,
  edition: 60,
  unit: 40,
  summary: 300,
  description: 2000,
  helpUrl: 300,
} as const;

export const bounds = { quantity: mostUnits, tier: 99 } as const;

/** What each field says, in the words of the screen. */
export function saidBy(details: ProductDetails): Record<ProductField, string> {
  return {
    name: details.name,
    family: details.family,
    edition: details.edition ?? "",
    kind: labelIn(kindLabels, details.kind),
    unit: details.unit,
    minQuantity: String(details.minQuantity),
    tier: details.tier === null ? "" : String(details.tier),
    lifecycle: labelIn(lifecycleLabels, details.lifecycle),
    sellable: details.sellable ? "Yes" : "No",
    summary: details.summary,
    description: details.description,
    helpUrl: details.helpUrl ?? "",
  };
}

/** A field whose stored value is not what was typed, both in the words of the screen. */
export interface Change {
  field: ProductField;
  stored: string;
  typed: string;
}

export function differences(stored: ProductDetails, typed: ProductDetails): Change[] {
  const [before, after] = [saidBy(stored), saidBy(typed)];
  return (Object.keys(productFields) as ProductField[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, stored: before[field], typed: after[field] }));
}

export function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value;
}
