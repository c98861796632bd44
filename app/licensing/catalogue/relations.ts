import { allRelations, type Catalogue, makeCatalogue, type RelationKind, relationKinds } from "./graph";
import { type CatalogueProblem, problemText } from "./problems";
import { relationLabels } from "./product-fields";

/** The products that one product names, by how it stands to them, each list in its order. */
export type Relations = Record<RelationKind, readonly string[]>;

export function relationsOf(catalogue: Catalogue, sku: string): Relations {
  return {
    includes: catalogue.includes(sku),
    requires: catalogue.requires(sku),
    upgrades_to: catalogue.upgradesTo(sku),
    replaced_by: catalogue.replacedBy(sku),
  };
}

/** The catalogue as it would be if the product stood so to others. */
export function withRelations(catalogue: Catalogue, sku: string, relations: Relations): Catalogue {
  const others = allRelations(catalogue).filter(({ fromSku }) => fromSku !== sku);
  const own = relationKinds.flatMap((kind) => relations[kind].map((toSku) => ({ fromSku: sku, kind, toSku })));
  return makeCatalogue([...catalogue.products.values()], [...others, ...own]);
}

/** What names this product in its turn. */
export function namedBy(catalogue: Catalogue, sku: string) {
  const those = (related: (sku: string) => readonly string[]) =>
    [...catalogue.products.keys()].filter((other) => related(other).includes(sku));
  return {
    includedIn: catalogue.includedIn(sku),
    neededBy: those(catalogue.requires),
    upgradeOf: catalogue.upgradeOf(sku),
    replaces: those(catalogue.replacedBy),
  };
}

/** A list of products that is not what was typed. */
export interface RelationChange {
  kind: RelationKind;
  stored: readonly string[];
  typed: readonly string[];
}

export function relationChanges(stored: Relations, typed: Relations): RelationChange[] {
  return relationKinds
    .filter((kind) => stored[kind].join(" ") !== typed[kind].join(" "))
    .map((kind) => ({ kind, stored: stored[kind], typed: typed[kind] }));
}

/** As the boxes of the form send them, in the order that is stored; what is new comes after it. */
export function inStoredOrder(stored: Relations, typed: Relations): Relations {
  const ordered = (kind: RelationKind) => [
    ...stored[kind].filter((sku) => typed[kind].includes(sku)),
    ...typed[kind].filter((sku) => !stored[kind].includes(sku)),
  ];
  return {
    includes: ordered("includes"),
    requires: ordered("requires"),
    upgrades_to: ordered("upgrades_to"),
    replaced_by: ordered("replaced_by"),
  };
}

/** What is wrong, said at the list that causes it; "" is the form as a whole. */
export type Refusals = Partial<Record<RelationKind | "", string[]>>;

/** What cannot be, whatever else the catalogue holds. */
export function refusedOf(catalogue: Catalogue, sku: string, typed: Relations): Refusals {
  const refusals: Refusals = {};
  for (const kind of relationKinds) {
    const unknown = typed[kind].filter((other) => !catalogue.products.has(other));
    if (unknown.length > 0)
      refusals[kind] = [`Choose products of the catalogue: it does not hold ${unknown.join(", ")}`];
    else if (typed[kind].includes(sku))
      refusals[kind] = [`Take the product itself out of “${relationLabels[kind]}”: it cannot stand so to itself`];
  }
  return refusals;
}

export function refusalsOf(sku: string, problems: readonly CatalogueProblem[]): Refusals {
  const refusals: Refusals = {};
  for (const problem of problems) {
    const field = problem.sku === sku || problem.path.includes(sku) ? problem.relation : "";
    refusals[field] = [...(refusals[field] ?? []), problemText(problem)];
  }
  return refusals;
}
