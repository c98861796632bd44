/** How one product stands to another. */
export const relationKinds = ["includes", "requires", "upgrades_to", "replaced_by"] as const;
export type RelationKind = (typeof relationKinds)[number];

export interface CatalogueProduct {
  sku: string;
  name: string;
  family: string;
  edition: string | null;
  kind: string;
  unit: string;
  summary: string;
  lifecycle: string;
  tier: number | null;
  sellable: boolean;
  minQuantity: number;
  isRetired: boolean;
  position: number;
}

export interface Relation {
  fromSku: string;
  kind: RelationKind;
  toSku: string;
}

type Related = (sku: string) => readonly string[];

export interface Catalogue {
  /** By sku, in the catalogue's order. */
  products: ReadonlyMap<string, CatalogueProduct>;
  includes: Related;
  includedIn: Related;
  /** One of these must be there; none: the product stands by itself. */
  requires: Related;
  upgradesTo: Related;
  upgradeOf: Related;
  replacedBy: Related;
}

/** Relations in the order in which they are given; one with a product that the catalogue does not hold is left out. */
export function makeCatalogue(products: readonly CatalogueProduct[], relations: readonly Relation[]): Catalogue {
  const ordered = products.toSorted((a, b) => a.position - b.position || (a.sku < b.sku ? -1 : 1));
  const bySku = new Map(ordered.map((product) => [product.sku, product]));
  const known = relations.filter(({ fromSku, toSku }) => bySku.has(fromSku) && bySku.has(toSku));
  const placeOf = (sku: string) => bySku.get(sku)?.position ?? 0;

  const forth = (kind: RelationKind) =>
    lookUp(known.filter((relation) => relation.kind === kind).map(({ fromSku, toSku }) => [fromSku, toSku]));
  const back = (kind: RelationKind) =>
    lookUp(
      known
        .filter((relation) => relation.kind === kind)
        .toSorted((a, b) => placeOf(a.fromSku) - placeOf(b.fromSku))
        .map(({ fromSku, toSku }) => [toSku, fromSku]),
    );
  return {
    products: bySku,
    includes: forth("includes"),
    includedIn: back("includes"),
    requires: forth("requires"),
    upgradesTo: forth("upgrades_to"),
    upgradeOf: back("upgrades_to"),
    replacedBy: forth("replaced_by"),
  };
}

/** Every relation, product by product in the catalogue's order. */
export function allRelations(catalogue: Catalogue): Relation[] {
  const related = {
    includes: catalogue.includes,
    requires: catalogue.requires,
    upgrades_to: catalogue.upgradesTo,
    replaced_by: catalogue.replacedBy,
  };
  return [...catalogue.products.keys()].flatMap((fromSku) =>
    relationKinds.flatMap((kind) => related[kind](fromSku).map((toSku) => ({ fromSku, kind, toSku }))),
  );
}

/** The products and all that they include, through bundles of bundles. */
export function withIncluded(catalogue: Catalogue, skus: Iterable<string>): ReadonlySet<string> {
  const owned = new Set(skus);
  // A set may grow while it is walked: what is added is walked too, and nothing twice.
  for (const sku of owned) for (const included of catalogue.includes(sku)) owned.add(included);
  return owned;
}

/** Whether it can be requested; one that cannot may still be marked as purchased. */
export function isRequestable({ lifecycle, sellable, isRetired }: CatalogueProduct): boolean {
  return lifecycle === "active" && sellable && !isRetired;
}

/** The editions above a product, nearest first. */
export function laterEditions(catalogue: Catalogue, sku: string): readonly string[] {
  return reached(sku, catalogue.upgradesTo);
}

/** The editions below a product, nearest first. */
export function earlierEditions(catalogue: Catalogue, sku: string): readonly string[] {
  return reached(sku, catalogue.upgradeOf);
}

function reached(sku: string, next: Related): string[] {
  const found = new Set([sku]);
  for (const one of found) for (const other of next(one)) found.add(other);
  found.delete(sku);
  return [...found];
}

function lookUp(pairs: readonly (readonly [string, string])[]): Related {
  const lists = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const list = lists.get(key);
    if (!list) lists.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  }
  return (sku) => lists.get(sku) ?? [];
}
