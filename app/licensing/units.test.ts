import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { countOf, quantityLabel, readCount } from "~/licensing/units";

test("the field is named by what is counted", () => {
  expect(quantityLabel("user")).toBe("Number of Users");
  expect(quantityLabel("site")).toBe("Number of Sites");
  expect(quantityLabel("data store")).toBe("Number of Data Stores");
  expect(quantityLabel("monthly active user")).toBe("Number of Monthly Active Users");
  expect(quantityLabel("SIM")).toBe("Number of SIMs");
  expect(quantityLabel("50K URL block")).toBe("Number of 50K URL Blocks");
  expect(quantityLabel("GB per month")).toBe("GB per Month");
});

test("a count stands in the singular for one, and with its thousands apart", () => {
  expect(countOf(1, "user")).toBe("1 user");
  expect(countOf(2400, "user")).toBe("2,400 users");
  expect(countOf(1_000_000, "asset")).toBe("1,000,000 assets");
  expect(countOf(1, "gateway instance")).toBe("1 gateway instance");
  expect(countOf(3, "gateway")).toBe("3 gateways");
  expect(countOf(3, "facility")).toBe("3 facilities");
  expect(countOf(2, "box")).toBe("2 boxes");
  expect(countOf(500, "GB per month")).toBe("500 GB per month");
});

test("a count is read as it is typed, with its thousands apart or not", () => {
  expect(["2400", "2,400", "1,000,000", "0"].map(readCount)).toEqual([2400, 2400, 1_000_000, 0]);
  for (const typed of ["", "2.4", "24,00", "-1", "1e3", "many"]) expect(readCount(typed)).toBeNull();
});

test("every unit of the catalogue makes a label that says it", async () => {
  const products: { unit: string }[] = JSON.parse(await readFile("prisma/seed/products.json", "utf8"));
  for (const { unit } of products) {
    expect(quantityLabel(unit)).toMatch(/^(Number of .*s|GB per Month)$/);
  }
});
