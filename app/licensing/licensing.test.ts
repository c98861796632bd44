import { beforeAll, describe, expect, test } from "vitest";
import { describeCatalogue, getProduct, searchProducts } from "~/licensing/catalogue.server";
import { productsPerPage, readCatalogueSearch } from "~/licensing/catalogue-search";
import { seedReferenceData } from "../../prisma/seed/reference.server";
import { handle } from "../../tests/support/app";
import { aCustomer, aPartner, get } from "../../tests/support/cast";

beforeAll(seedReferenceData);

const search = (query: string) => searchProducts(readCatalogueSearch(new URLSearchParams(query)));

describe("All Products", () => {
  test("counts every product, and offers each family and kind", async () => {
    const { total, families, kinds } = await describeCatalogue();
    expect(total).toBe(106);
    expect(families[0]).toBe("Suites");
    expect(families).toHaveLength(12);
    expect(kinds.toSorted()).toEqual(["addon", "bundle", "platform"]);
  });

  test("comes in pages that together hold each product once", async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => search(`page=${page}`)));
    const skus = pages.flatMap(({ products }) => products.map(({ sku }) => sku));
    expect(pages[0]?.products).toHaveLength(productsPerPage);
    expect(new Set(skus).size).toBe(106);
  });

  test("is narrowed by words, family and kind together", async () => {
    const { products, found } = await search("q=sandbox&family=Cyberthreat+Protection");
    expect(found).toBeGreaterThan(0);
    for (const product of products) expect(product.family).toBe("Cyberthreat Protection");
    expect((await search("family=Suites&kind=bundle")).found).toBe(5);
    expect((await search("q=no+such+thing")).found).toBe(0);
  });
});

describe("a product's page", () => {
  test("says what the product includes, needs and upgrades to", async () => {
    const suite = await getProduct("ZS-USERS-ESS");
    expect(suite?.includes.map(({ sku }) => sku)).toEqual(["ZIA-ESS-EDITION", "ZPA-ESS-EDITION", "ZDX-STD"]);
    expect(suite?.upgradesTo.map(({ sku }) => sku)).toEqual(["ZS-USERS-BIZ"]);
    expect((await getProduct("ZIA-ESS-EDITION"))?.includedIn.map(({ sku }) => sku)).toContain("ZS-USERS-ESS");
  });

  test("of a product that does not exist is a 404", async () => {
    const nora = await aCustomer();
    const path = `/customers/${nora.business.slug}/licensing/products`;
    expect((await handle(get(`${path}/ZS-USERS-ESS`, nora))).status).toBe(200);
    expect((await handle(get(`${path}/NO-SUCH`, nora))).status).toBe(404);
  });
});

test("each type of partner may look; a stranger finds nothing", async () => {
  const nora = await aCustomer();
  const gus = await aCustomer("Gus", "Globex");
  const path = `/customers/${nora.business.slug}/licensing`;
  for (const type of ["reseller", "professional_service", "managed_service"] as const)
    expect((await handle(get(path, await aPartner(nora.business, type)))).status).toBe(200);
  expect((await handle(get(path, gus))).status).toBe(404);
});
