import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allRelations,
  type Catalogue,
  type CatalogueProduct,
  earlierEditions,
  isRequestable,
  laterEditions,
  makeCatalogue,
  type Relation,
  relationKinds,
  withIncluded,
} from "~/licensing/catalogue/graph";

const product = (sku: string, position: number, rest: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
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
  position,
  ...rest,
});

const skus = ["A", "B", "C", "D", "E", "F"];
const anyRelations: fc.Arbitrary<Relation[]> = fc.array(
  fc.record({
    fromSku: fc.constantFrom(...skus),
    kind: fc.constantFrom(...relationKinds),
    toSku: fc.constantFrom(...skus),
  }),
  { maxLength: 25 },
);
/** Any relations at all, circles among them. */
const anyCatalogue: fc.Arbitrary<Catalogue> = anyRelations.map((relations) =>
  makeCatalogue(
    skus.map((sku, at) => product(sku, at)),
    relations,
  ),
);
const someSkus = fc.subarray(skus);

describe("what a customer owns", () => {
  test("holds what it has, and all that each of it includes", () => {
    fc.assert(
      fc.property(anyCatalogue, someSkus, (catalogue, held) => {
        const owned = withIncluded(catalogue, held);
        for (const sku of held) expect(owned.has(sku)).toBe(true);
        for (const sku of owned) for (const part of catalogue.includes(sku)) expect(owned.has(part)).toBe(true);
      }),
    );
  });

  test("holds nothing that no chain of bundles leads to", () => {
    fc.assert(
      fc.property(anyCatalogue, someSkus, (catalogue, held) => {
        for (const sku of withIncluded(catalogue, held)) {
          const reachedFrom = catalogue.includedIn(sku);
          const owned = withIncluded(catalogue, held);
          expect(held.includes(sku) || reachedFrom.some((bundle) => owned.has(bundle))).toBe(true);
        }
      }),
    );
  });

  test("is the same taken twice, and grows with what is held", () => {
    fc.assert(
      fc.property(anyCatalogue, someSkus, someSkus, (catalogue, some, more) => {
        const owned = withIncluded(catalogue, some);
        expect(withIncluded(catalogue, owned)).toEqual(owned);
        const both = withIncluded(catalogue, [...some, ...more]);
        expect(both).toEqual(new Set([...owned, ...withIncluded(catalogue, more)]));
      }),
    );
  });
});

describe("editions", () => {
  test("are later for the one exactly where the one is earlier for the other", () => {
    fc.assert(
      fc.property(anyCatalogue, (catalogue) => {
        for (const one of skus)
          for (const other of skus)
            expect(laterEditions(catalogue, one).includes(other)).toBe(earlierEditions(catalogue, other).includes(one));
      }),
    );
  });

  test("come nearest first, each once, and never the product itself", () => {
    fc.assert(
      fc.property(anyCatalogue, fc.constantFrom(...skus), (catalogue, sku) => {
        const later = laterEditions(catalogue, sku);
        const next = catalogue.upgradesTo(sku).filter((other) => other !== sku);
        expect(later.slice(0, next.length)).toEqual(next);
        expect(new Set(later).size).toBe(later.length);
        expect(later).not.toContain(sku);
      }),
    );
  });

  test("of a chain are all that come after", () => {
    const chain = ["A", "B", "C"].flatMap((fromSku, at) => ({
      fromSku,
      kind: "upgrades_to" as const,
      toSku: skus[at + 1] ?? "",
    }));
    const catalogue = makeCatalogue(
      skus.map((sku, at) => product(sku, at)),
      chain,
    );
    expect(laterEditions(catalogue, "A")).toEqual(["B", "C", "D"]);
    expect(earlierEditions(catalogue, "D")).toEqual(["C", "B", "A"]);
  });
});

test("the relations can be read out and make the same catalogue again", () => {
  fc.assert(
    fc.property(anyCatalogue, (catalogue) => {
      const again = makeCatalogue([...catalogue.products.values()], allRelations(catalogue));
      expect(allRelations(again)).toEqual(allRelations(catalogue));
    }),
  );
});

test("products stand in the catalogue's order; a relation with an unknown product is left out", () => {
  const catalogue = makeCatalogue(
    [product("Z", 0), product("A", 2), product("M", 1)],
    [{ fromSku: "Z", kind: "includes", toSku: "GONE" }],
  );
  expect([...catalogue.products.keys()]).toEqual(["Z", "M", "A"]);
  expect(catalogue.includes("Z")).toEqual([]);
});

test("only what is active, sold and not retired can be requested", () => {
  expect(isRequestable(product("A", 0))).toBe(true);
  expect(isRequestable(product("A", 0, { lifecycle: "legacy" }))).toBe(false);
  expect(isRequestable(product("A", 0, { lifecycle: "end-of-life" }))).toBe(false);
  expect(isRequestable(product("A", 0, { sellable: false }))).toBe(false);
  expect(isRequestable(product("A", 0, { isRetired: true }))).toBe(false);
});
