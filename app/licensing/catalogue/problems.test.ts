import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CatalogueProduct,
  isRequestable,
  makeCatalogue,
  type Relation,
  type RelationKind,
} from "~/licensing/catalogue/graph";
import { findCatalogueProblems, newProblems, problemText, retiringProblems } from "~/licensing/catalogue/problems";

const product = (sku: string, rest: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  sku,
  name: `Product ${sku}`,
  family: "Suites",
  edition: null,
  kind: "platform",
  unit: "user",
  summary: "",
  lifecycle: "active",
  tier: null,
  sellable: true,
  minQuantity: 1,
  isRetired: false,
  position: 0,
  ...rest,
});
const skus = ["A", "B", "C", "D", "E"];
const products = (changed: Record<string, Partial<CatalogueProduct>> = {}) =>
  skus.map((sku, position) => product(sku, { position, ...changed[sku] }));
const to = (kind: RelationKind, ...pairs: string[]): Relation[] =>
  pairs.map((pair) => ({ fromSku: pair.charAt(0), kind, toSku: pair.charAt(1) }));

describe("a circle", () => {
  test.each(["includes", "upgrades_to", "replaced_by"] as const)("of %s is found, and its path named", (kind) => {
    const [problem, ...others] = findCatalogueProblems(makeCatalogue(products(), to(kind, "AB", "BC", "CA", "CD")));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind: "circle", relation: kind, path: ["A", "B", "C", "A"] });
    expect(problem && problemText(problem)).toContain("A → B → C → A");
  });

  test("may be as short as a product and itself", () => {
    const [problem] = findCatalogueProblems(makeCatalogue(products(), to("includes", "BB")));
    expect(problem?.path).toEqual(["B", "B"]);
  });

  test("is not where two ways lead to the same product", () => {
    expect(findCatalogueProblems(makeCatalogue(products(), to("includes", "AB", "AC", "BD", "CD")))).toEqual([]);
  });

  test("is found exactly where a product leads back to itself", () => {
    const anyPairs = fc.array(fc.tuple(fc.constantFrom(...skus), fc.constantFrom(...skus)), { maxLength: 12 });
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const catalogue = makeCatalogue(products(), to("upgrades_to", ...pairs.map((pair) => pair.join(""))));
        const leadsTo = (from: string, seen = new Set<string>()): Set<string> => {
          for (const next of catalogue.upgradesTo(from)) if (!seen.has(next)) leadsTo(next, seen.add(next));
          return seen;
        };
        const circles = findCatalogueProblems(catalogue).filter(({ kind }) => kind === "circle");
        expect(circles.length > 0).toBe(skus.some((sku) => leadsTo(sku).has(sku)));
        for (const { path } of circles)
          for (const [at, sku] of path.slice(0, -1).entries())
            expect(catalogue.upgradesTo(sku)).toContain(path[at + 1]);
      }),
    );
  });
});

describe("a product that needs others", () => {
  test("needs one of them that somebody can hold", () => {
    const relations = to("requires", "AB", "AC");
    const dead = makeCatalogue(products({ B: { isRetired: true }, C: { lifecycle: "end-of-life" } }), relations);
    const [problem] = findCatalogueProblems(dead);
    expect(problem).toMatchObject({ kind: "unattainable", sku: "A", path: ["B", "C"] });
    expect(problem && problemText(problem)).toContain("A needs one of B, C");
    expect(findCatalogueProblems(makeCatalogue(products({ B: { isRetired: true } }), relations))).toEqual([]);
  });

  test("is served by what customers still hold, by itself or inside a bundle", () => {
    const retired = products({ B: { isRetired: true } });
    const catalogue = makeCatalogue(retired, to("requires", "AB"));
    expect(findCatalogueProblems(catalogue, ["B"])).toEqual([]);
    const bundled = makeCatalogue(retired, [...to("requires", "AB"), ...to("includes", "CB")]);
    expect(findCatalogueProblems(bundled)).toEqual([]);
  });

  test("cannot be had where each waits for the other", () => {
    const catalogue = makeCatalogue(products(), to("requires", "AB", "BA", "CA"));
    expect(findCatalogueProblems(catalogue).map(({ sku }) => sku)).toEqual(["A", "B", "C"]);
  });

  test("is no matter where it cannot be requested itself", () => {
    const catalogue = makeCatalogue(products({ A: { sellable: false }, B: { sellable: false } }), to("requires", "AB"));
    expect(findCatalogueProblems(catalogue)).toEqual([]);
  });
});

describe("retiring", () => {
  test("says what it leaves without a way: who needs it, and whom it was to replace", () => {
    const catalogue = makeCatalogue(products(), [...to("requires", "AB"), ...to("replaced_by", "CB")]);
    const problems = retiringProblems(catalogue, [], "B");
    expect(problems.map(({ kind, sku }) => [kind, sku])).toEqual([
      ["unattainable", "A"],
      ["retired-successor", "C"],
    ]);
    expect(retiringProblems(catalogue, ["B"], "B").map(({ kind }) => kind)).toEqual(["retired-successor"]);
    expect(retiringProblems(catalogue, [], "D")).toEqual([]);
  });

  test("a product that nothing names never leaves anything without a way", () => {
    const anyPairs = fc.array(fc.tuple(fc.constantFrom("A", "B", "C"), fc.constantFrom("A", "B", "C")));
    fc.assert(
      fc.property(anyPairs, fc.constantFrom("requires", "includes", "replaced_by"), (pairs, kind) => {
        const catalogue = makeCatalogue(products(), to(kind as RelationKind, ...pairs.map((pair) => pair.join(""))));
        expect(isRequestable(product("D"))).toBe(true);
        expect(retiringProblems(catalogue, [], "D")).toEqual([]);
      }),
    );
  });
});

test("a change is blamed only for what it brings about, wherever a circle is entered", () => {
  const before = findCatalogueProblems(makeCatalogue(products(), to("includes", "AB", "BA")));
  const sameCircle = findCatalogueProblems(
    makeCatalogue([...products().slice(1), product("A", { position: 9 })], to("includes", "AB", "BA")),
  );
  expect(sameCircle[0]?.path).not.toEqual(before[0]?.path);
  expect(newProblems(before, sameCircle)).toEqual([]);
  const more = findCatalogueProblems(makeCatalogue(products(), to("includes", "AB", "BA", "CC")));
  expect(newProblems(before, more).map(({ path }) => path)).toEqual([["C", "C"]]);
});
