import type { ColumnNames } from "~/infra/csv/header";
import type { RelationKind } from "./graph";
import { type ProductDetails, type ProductField, productFields, relationLabels, saidBy } from "./product-fields";
import type { Relations } from "./relations";

export type CatalogueColumn = "sku" | ProductField | "retired" | RelationKind;

const labels: Record<CatalogueColumn, string> = {
  sku: "SKU",
  ...productFields,
  retired: "Retired",
  ...relationLabels,
};

/** What the columns of a file of products are called; a download names them so, and can be imported again. */
export const catalogueColumns: ColumnNames<CatalogueColumn> = {
  labels,
  aliases: {
    sku: ["code", "part number", "product code"],
    name: ["product", "product name"],
    family: ["product family"],
    edition: [],
    kind: ["type"],
    unit: ["unit of measure", "counted in"],
    minQuantity: ["min quantity", "minimum"],
    tier: ["rank"],
    lifecycle: ["life cycle", "status"],
    sellable: ["sellable", "for sale"],
    summary: ["short description"],
    description: ["long description"],
    helpUrl: ["help url", "help", "help address"],
    retired: [],
    includes: ["contains"],
    requires: ["requires", "needs", "needs one of"],
    upgrades_to: ["upgrade to", "next edition"],
    replaced_by: ["successor"],
  },
  required: ["sku"],
};

export const downloadHeader = Object.values(labels);

interface Downloaded extends ProductDetails {
  sku: string;
  isRetired: boolean;
}

/** One line of a download, in the order of its header; skus are separated by spaces. */
export function downloadLine(product: Downloaded, relations: Relations): string[] {
  return [
    product.sku,
    ...Object.values(saidBy(product)),
    product.isRetired ? "Yes" : "No",
    relations.includes.join(" "),
    relations.requires.join(" "),
    relations.upgrades_to.join(" "),
    relations.replaced_by.join(" "),
  ];
}
