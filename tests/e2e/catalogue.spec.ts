import { expect, type Page, test } from "@playwright/test";
import { admin, logIn } from "./portal";

async function addProduct(page: Page, sku: string, name: string) {
  await page.goto("/admin/catalogue");
  await page.getByRole("link", { name: "Add Product" }).click();
  await page.getByLabel("SKU").fill(sku);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Family").fill("Suites");
  await page.getByLabel("Unit").fill("site");
  await page.getByLabel("Summary").fill("Made by a test.");
  await page.getByRole("button", { name: "Add Product" }).click();
  await expect(page.getByRole("status")).toContainText(`${name} is in the catalogue.`);
}

async function upgradeTo(page: Page, name: string) {
  await page.getByText("Upgrades to", { exact: false }).first().click();
  await page.getByRole("group", { name: "Suites" }).getByLabel(name).last().check();
  await page.getByRole("button", { name: "Save" }).click();
}

test("an admin adds products, relates them but not in a circle, changes them by a file, and retires one", async ({
  page,
}) => {
  const run = Date.now().toString(36);
  const [small, large] = [`Small ${run}`, `Large ${run}`];
  await logIn(page, admin.email, admin.password);
  await addProduct(page, `zs-s-${run}`, small);
  await addProduct(page, `zs-l-${run}`, large);
  const largeSku = `ZS-L-${run.toUpperCase()}`;

  // Large upgrades to small, then small to large: a circle.
  await upgradeTo(page, small);
  await expect(page.getByRole("status")).toContainText("The relations were saved.");
  await page.goto(`/admin/catalogue/ZS-S-${run.toUpperCase()}/relations`);
  await upgradeTo(page, large);
  await expect(page.getByRole("alert")).toContainText("in a circle");
  await expect(page.getByRole("alert")).toContainText(largeSku);

  await page.goto("/admin/catalogue/import");
  const csv = `SKU;Minimum Quantity\n${largeSku};25\n`;
  const file = { name: "products.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("CSV File").setInputFiles(file);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("row", { name: large })).toContainText("1 → 25");
  await page.getByRole("button", { name: "Import 1 Product" }).click();
  await expect(page.getByRole("status")).toContainText("0 new, 1 changed");

  await page.getByLabel("Search").fill(large);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: large }).click();
  await expect(page.getByLabel("Minimum Quantity")).toHaveValue("25");
  await page.getByRole("button", { name: "Retire", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(`${large} was retired.`);
  await page.getByRole("button", { name: "Take Back" }).click();
  await expect(page.getByRole("main")).toContainText("took the product back into the offer");
});
