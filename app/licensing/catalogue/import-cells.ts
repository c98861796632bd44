import { plainWord } from "~/infra/csv/plain-text";
import type { CatalogueColumn } from "./catalogue-columns";
import { type RelationKind, relationKinds } from "./graph";
import { kindLabels, lifecycleLabels, type ProductDetails, type ProductField, productFields } from "./product-fields";
import type { Typed } from "./read-product";

export interface CellProblem {
  column: CatalogueColumn;
  message: string;
}

/** What a row says: only of the columns that the file has. */
export interface RowWords {
  typed: Typed;
  isRetired: boolean | undefined;
  relations: Partial<Record<RelationKind, string[]>>;
  problems: CellProblem[];
}

export function wordsOf(written: ReadonlyMap<CatalogueColumn, string>): RowWords {
  const problems: CellProblem[] = [];
  const typed: Typed = {};
  for (const field of Object.keys(productFields) as ProductField[]) {
    const cell = written.get(field);
    if (cell !== undefined) typed[field] = typedIn(field, cell, problems);
  }
  const retired = written.get("retired");
  const isRetired = retired === undefined ? undefined : yesOrNo("retired", retired || "No", problems);
  const relations: RowWords["relations"] = {};
  for (const kind of relationKinds) {
    const cell = written.get(kind);
    if (cell !== undefined) relations[kind] = skusIn(cell);
  }
  return { typed, isRetired, relations, problems };
}

/** A product as its form would send it, for the columns that a file does not have. */
export function typedAs(details: ProductDetails): Typed {
  return {
    name: details.name,
    family: details.family,
    edition: details.edition ?? "",
    kind: details.kind,
    unit: details.unit,
    minQuantity: String(details.minQuantity),
    tier: details.tier === null ? "" : String(details.tier),
    lifecycle: details.lifecycle,
    sellable: details.sellable ? "on" : "",
    summary: details.summary,
    description: details.description,
    helpUrl: details.helpUrl ?? "",
  };
}

/** What holds for a new product of which the file does not say it. */
export const usual: Typed = { minQuantity: "1", lifecycle: "active", sellable: "on" };

function typedIn(field: ProductField, cell: string, problems: CellProblem[]): string {
  switch (field) {
    case "kind":
      return keyIn(kindLabels, cell);
    case "lifecycle":
      return keyIn(lifecycleLabels, cell);
    case "sellable":
      return yesOrNo(field, cell, problems) ? "on" : "";
    case "minQuantity":
    case "tier":
      // A spreadsheet may write thousands apart.
      return cell.replace(/(?<=\d),(?=\d{3}\b)/g, "");
    case "name":
    case "family":
    case "edition":
    case "unit":
    case "summary":
    case "description":
    case "helpUrl":
      return cell;
  }
}

/** By its key or its label; what is neither is left to the rules of the form. */
function keyIn(labels: Readonly<Record<string, string>>, cell: string): string {
  const word = plainWord(cell);
  const known = Object.entries(labels).find(([key, label]) => plainWord(key) === word || plainWord(label) === word);
  return known?.[0] ?? cell;
}

function yesOrNo(column: CatalogueColumn, cell: string, problems: CellProblem[]): boolean {
  const word = plainWord(cell);
  if (["yes", "y", "true", "on", "1"].includes(word)) return true;
  if (!["no", "n", "false", "off", "0"].includes(word)) problems.push({ column, message: "Yes or No" });
  return false;
}

function skusIn(cell: string): string[] {
  const skus = cell.split(/[\s;,]+/).filter((sku) => sku !== "");
  return [...new Set(skus.map((sku) => sku.toUpperCase()))];
}
