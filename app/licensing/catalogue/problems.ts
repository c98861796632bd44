import { type Catalogue, isRequestable, type RelationKind, withIncluded } from "./graph";

/** Something in the relations that leads nowhere, or round in a circle; `sku` is the product whose relation it is. */
export interface CatalogueProblem {
  kind: "circle" | "unattainable" | "retired-successor";
  relation: RelationKind;
  sku: string;
  /** A circle's products, the first once more at its end; else those that the relation names. */
  path: readonly string[];
}

/** What these relations may never do: what comes after would come before. */
const directed = { includes: "includes", upgrades_to: "upgradesTo", replaced_by: "replacedBy" } as const;

/**
 * All that is wrong with the relations. A product that can be requested must not need only products that nobody can hold;
 * `held` are those that customers hold though they can no longer be requested.
 */
export function findCatalogueProblems(catalogue: Catalogue, held: Iterable<string> = []): CatalogueProblem[] {
  const circles = (Object.keys(directed) as (keyof typeof directed)[]).flatMap((relation) =>
    findCircles(catalogue, catalogue[directed[relation]]).map(
      (path): CatalogueProblem => ({ kind: "circle", relation, sku: path[0] ?? "", path }),
    ),
  );
  return [...circles, ...findUnattainable(catalogue, held), ...findRetiredSuccessors(catalogue)];
}

/** Those of the second list that are not in the first: what a change brings about. */
export function newProblems(before: readonly CatalogueProblem[], after: readonly CatalogueProblem[]) {
  const known = new Set(before.map(keyOf));
  return after.filter((problem) => !known.has(keyOf(problem)));
}

/** What retiring a product would leave without a way. */
export function retiringProblems(catalogue: Catalogue, held: readonly string[], sku: string): CatalogueProblem[] {
  const product = catalogue.products.get(sku);
  if (!product) return [];
  const products = new Map(catalogue.products).set(sku, { ...product, isRetired: true });
  return newProblems(findCatalogueProblems(catalogue, held), findCatalogueProblems({ ...catalogue, products }, held));
}

/** What is wrong, and what to do about it. */
export function problemText({ kind, relation, sku, path }: CatalogueProblem): string {
  const names = path.join(", ");
  switch (kind) {
    case "circle":
      return `Take one of these out, which ${circleWords[relation]} each other in a circle: ${path.join(" → ")}`;
    case "unattainable":
      return path.length === 1
        ? `${sku} needs ${names}, which nobody can hold: add a product that customers can request, or hold already`
        : `${sku} needs one of ${names}, none of which anybody can hold: add one that customers can request, or hold already`;
    case "retired-successor":
      return `${sku} is replaced by ${names}, which is retired: name a product that customers can have`;
  }
}

const circleWords: Record<RelationKind, string> = {
  includes: "include",
  requires: "require",
  upgrades_to: "upgrade to",
  replaced_by: "replace",
};

/** One path for each knot of products that lead back to themselves. */
function findCircles({ products }: Catalogue, next: (sku: string) => readonly string[]): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const start of products.keys()) {
    if (done.has(start)) continue;
    const path: { sku: string; others: Iterator<string> }[] = [{ sku: start, others: next(start).values() }];
    const onPath = new Set([start]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value: other, done: isLast } = top.others.next();
      if (isLast) {
        onPath.delete(top.sku);
        done.add(top.sku);
        path.pop();
      } else if (onPath.has(other)) {
        const skus = path.map(({ sku }) => sku);
        circles.push([...skus.slice(skus.indexOf(other)), other]);
      } else if (!done.has(other)) {
        path.push({ sku: other, others: next(other).values() });
        onPath.add(other);
      }
    }
  }
  return circles;
}

function findUnattainable(catalogue: Catalogue, held: Iterable<string>): CatalogueProblem[] {
  const offered = [...catalogue.products.values()].filter(isRequestable).map(({ sku }) => sku);
  const holdable = new Set(withIncluded(catalogue, held));
  const waiting = new Set(offered);
  // What can be held makes other products holdable, until nothing is added any more.
  for (let grew = true; grew; ) {
    grew = false;
    for (const sku of waiting) {
      const needs = catalogue.requires(sku);
      if (needs.length > 0 && !needs.some((need) => holdable.has(need))) continue;
      for (const one of withIncluded(catalogue, [sku])) holdable.add(one);
      waiting.delete(sku);
      grew = true;
    }
  }
  return offered
    .filter((sku) => waiting.has(sku))
    .map((sku) => ({ kind: "unattainable", relation: "requires", sku, path: catalogue.requires(sku) }));
}

function findRetiredSuccessors({ products, replacedBy }: Catalogue): CatalogueProblem[] {
  return [...products.keys()].flatMap((sku) =>
    replacedBy(sku)
      .filter((successor) => products.get(successor)?.isRetired)
      .map((successor) => ({ kind: "retired-successor", relation: "replaced_by", sku, path: [successor] })),
  );
}

/** A circle is the same wherever one enters it. */
function keyOf({ kind, relation, sku, path }: CatalogueProblem): string {
  if (kind !== "circle") return JSON.stringify([kind, sku, path]);
  return JSON.stringify([kind, relation, path.slice(1).toSorted()]);
}
