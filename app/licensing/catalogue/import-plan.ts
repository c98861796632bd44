import { plainWord, shorten } from "~/infra/csv/plain-text";
import { Problems } from "~/infra/csv/problems";
import type { ReadingError } from "~/infra/csv/reading";
import type { CatalogueColumn } from "./catalogue-columns";
import { allRelations, type Catalogue, makeCatalogue, relationKinds } from "./graph";
import { typedAs, usual, wordsOf } from "./import-cells";
import { findCatalogueProblems, newProblems, problemText } from "./problems";
import { type Change, differences, type ProductDetails } from "./product-fields";
import { type CatalogueReading, headerOf, type WrittenRow } from "./read-catalogue-csv";
import { readProduct, readSku } from "./read-product";
import { type RelationChange, type Relations, relationChanges, relationsOf } from "./relations";

export interface StoredProduct extends ProductDetails {
  sku: string;
  isRetired: boolean;
}

/** What a row of the file does to the catalogue. */
export interface PlannedProduct {
  line: number;
  sku: string;
  isNew: boolean;
  details: ProductDetails;
  changes: Change[];
  isRetired: boolean;
  wasRetired: boolean;
  relationChanges: RelationChange[];
}

export interface ImportPlan {
  /** New and changed products, in the order of the file. */
  planned: PlannedProduct[];
  /** How many rows say what is stored already. */
  unchanged: number;
  errors: { first: ReadingError[]; total: number };
}

interface Stored {
  products: readonly StoredProduct[];
  catalogue: Catalogue;
  held: readonly string[];
}

/** What storing the file would do, or all that keeps it from being stored; a product that the file does not name stays. */
export function planImport(reading: CatalogueReading, stored: Stored): ImportPlan {
  const errors = new Problems();
  errors.add(...reading.errors.first);
  errors.total = reading.errors.total;
  const bySku = new Map(stored.products.map((product) => [product.sku, product]));
  const lineOf = new Map<string, number>();
  const rows: PlannedProduct[] = [];
  for (const row of reading.rows) {
    const refuse = (column: CatalogueColumn, expected: string) =>
      errors.add({
        line: row.line,
        column: headerOf(reading.columns, column),
        value: shorten(row.written.get(column) ?? ""),
        expected,
      });
    const planned = planRow(row, bySku, stored.catalogue, refuse);
    if (!planned) continue;
    const before = lineOf.get(planned.sku);
    if (before !== undefined) refuse("sku", `each product once; it is on line ${before} too`);
    lineOf.set(planned.sku, row.line);
    rows.push(planned);
  }
  if (errors.total === 0) checkTogether(rows, stored, reading, errors);
  const planned = rows.filter(isChange);
  return {
    planned,
    unchanged: rows.length - planned.length,
    errors: { first: errors.first, total: errors.total },
  };
}

type Refuse = (column: CatalogueColumn, expected: string) => void;

function planRow(
  { line, written }: WrittenRow,
  bySku: ReadonlyMap<string, StoredProduct>,
  catalogue: Catalogue,
  refuse: Refuse,
): PlannedProduct | null {
  const reading = readSku(written.get("sku") ?? "");
  const words = wordsOf(written);
  for (const { column, message } of words.problems) refuse(column, message);
  if ("problem" in reading) {
    refuse("sku", reading.problem);
    return null;
  }
  const { sku } = reading;
  const found = bySku.get(sku);
  const product = readProduct({ ...(found ? typedAs(found) : usual), ...words.typed });
  if ("problems" in product) for (const { field, message } of product.problems) refuse(field, message);
  if ("problems" in product || words.problems.length > 0) return null;

  const relations = relationsOf(catalogue, sku);
  const wasRetired = found?.isRetired ?? false;
  return {
    line,
    sku,
    isNew: !found,
    details: product.details,
    changes: found ? differences(found, product.details) : [],
    isRetired: words.isRetired ?? wasRetired,
    wasRetired,
    relationChanges: relationChanges(relations, { ...relations, ...words.relations }),
  };
}

function isChange({ isNew, changes, isRetired, wasRetired, relationChanges }: PlannedProduct): boolean {
  return isNew || changes.length > 0 || isRetired !== wasRetired || relationChanges.length > 0;
}

/** What only all rows together can be wrong about: names that are taken, products that are not there, circles, dead ends. */
function checkTogether(
  rows: readonly PlannedProduct[],
  { products, catalogue, held }: Stored,
  { columns }: CatalogueReading,
  errors: Problems,
): void {
  const refuse = (row: PlannedProduct | undefined, column: CatalogueColumn, value: string, expected: string) =>
    errors.add({ line: row?.line ?? 1, column: headerOf(columns, column), value: shorten(value), expected });

  const planned = new Map(rows.map((row) => [row.sku, row]));
  const nameOf = new Map(products.map(({ sku, name }) => [sku, name]));
  for (const { sku, details } of rows) nameOf.set(sku, details.name);
  const skuOf = new Map<string, string>();
  for (const [sku, name] of nameOf) {
    const other = skuOf.get(plainWord(name));
    const row = planned.get(sku) ?? planned.get(other ?? "");
    if (other && row) refuse(row, "name", name, `a name of its own; ${row.sku === sku ? other : sku} has this one`);
    skuOf.set(plainWord(name), sku);
  }
  for (const row of rows)
    for (const { kind, typed } of row.relationChanges)
      for (const other of typed) {
        if (!nameOf.has(other)) refuse(row, kind, other, "SKUs of the catalogue or of this file");
        else if (other === row.sku) refuse(row, kind, other, "other products, not the product itself");
      }
  if (errors.total > 0) return;

  const after = afterImport(rows, catalogue);
  for (const problem of newProblems(findCatalogueProblems(catalogue, held), findCatalogueProblems(after, held))) {
    const sku = [problem.sku, ...problem.path].find((one) => planned.has(one)) ?? "";
    const row = planned.get(sku);
    const cell = row?.relationChanges.find(({ kind }) => kind === problem.relation)?.typed.join(" ") ?? "";
    refuse(row, problem.relation, cell, problemText(problem));
  }
}

function afterImport(rows: readonly PlannedProduct[], catalogue: Catalogue): Catalogue {
  const products = new Map(catalogue.products);
  for (const { sku, details, isRetired } of rows)
    products.set(sku, { ...details, sku, isRetired, position: products.get(sku)?.position ?? products.size });
  const lists = new Map<string, Relations>(
    rows.map(({ sku, relationChanges: changes }) => [
      sku,
      { ...relationsOf(catalogue, sku), ...Object.fromEntries(changes.map(({ kind, typed }) => [kind, typed])) },
    ]),
  );
  const kept = allRelations(catalogue).filter(({ fromSku }) => !lists.has(fromSku));
  const said = [...lists].flatMap(([fromSku, relations]) =>
    relationKinds.flatMap((kind) => relations[kind].map((toSku) => ({ fromSku, kind, toSku }))),
  );
  return makeCatalogue([...products.values()], [...kept, ...said]);
}
