import { expect, type Page, test } from "@playwright/test";
import { becomeCustomer, logIn, password } from "./portal";
import { inDays } from "./reseller";

const productPage = (slug: string, sku: string) => `/customers/${slug}/licensing/products/${sku}`;
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const said = (page: Page) => page.getByRole("status").first();

async function markPurchased(page: Page, endDate: string) {
  await page.getByLabel("Already Purchased").check();
  await page.getByLabel("Service End Date").fill(endDate);
  await save(page);
  await expect(said(page)).toContainText("was saved as purchased");
}

async function request(page: Page, users: string) {
  await page.getByLabel("Shopping Cart").selectOption({ label: "Renewal" });
  await page.getByLabel("Number of Users").fill(users);
  await page.getByRole("button", { name: "Request Product" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Requested Products" })).toBeVisible();
}

test("what was bought is kept in detail, corrected, and shown to the second of two who edit it", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  const path = productPage(business.slug, "ZPA-BIZ-EDITION");
  await page.goto(path);
  await page.getByText("Start date, users, order number").click();
  await page.getByLabel("Start Date").fill(inDays(-30));
  await page.getByLabel("Users Covered").fill("2400");
  await page.getByLabel("Order Number").fill("ZS-204118");
  await markPurchased(page, inDays(300));

  const term = page.getByRole("row").filter({ hasText: inDays(300) });
  await expect(term).toContainText("Current");
  await expect(term).toContainText("2,400");
  await expect(term).toContainText("ZS-204118");

  const other = await page.context().newPage();
  await other.goto(path);
  await page.getByLabel("Users Covered").fill("2500");
  await save(page);
  await expect(said(page)).toContainText("was saved");
  await other.getByLabel("Users Covered").fill("2600");
  await save(other);
  await expect(other.getByRole("row").filter({ hasText: "Users Covered" })).toContainText("2,500");
  await expect(other.getByLabel("Users Covered")).toHaveValue("2600");
  await save(other);
  await expect(said(other)).toContainText("was saved");
  await expect(other.getByRole("row").filter({ hasText: inDays(300) })).toContainText("2,600");
});

test("unticking asks first where an open request rests on it", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  const base = productPage(business.slug, "ZIA-BIZ-EDITION");
  await page.goto(base);
  await markPurchased(page, inDays(300));
  await page.goto(productPage(business.slug, "ZIA-ADV-FW"));
  await expect(page.getByRole("main")).toContainText("You have it");
  await request(page, "250");

  await page.goto(base);
  await page.getByLabel("Already Purchased").uncheck();
  await save(page);
  await expect(page.getByRole("alert")).toContainText("Advanced Cloud Firewall");
  await page.getByLabel("I have read this").check();
  await save(page);
  await expect(said(page)).toContainText("no longer marked as purchased");
  await expect(page.getByLabel("Already Purchased")).not.toBeChecked();
  await page.goto(productPage(business.slug, "ZIA-ADV-FW"));
  await expect(page.getByRole("main")).toContainText("Open request: Requested");
});

test("a product that is requested and then bought elsewhere takes its request back on demand", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.goto(productPage(business.slug, "ZIA-BIZ-EDITION"));
  await markPurchased(page, inDays(300));
  const path = productPage(business.slug, "ZIA-ISOLATION");
  await page.goto(path);
  await request(page, "40");

  await page.goto(path);
  await page.getByLabel("The request that is open").selectOption({ label: "Cancel it: this is what was bought" });
  await markPurchased(page, inDays(200));
  await expect(said(page)).toContainText("Your request was cancelled.");
  await expect(page.getByRole("main")).not.toContainText("Open request");
  await page.getByRole("link", { name: "Show the request" }).click();
  await expect(page.getByRole("main")).toContainText("Cancelled");
});

test("a product that is no longer sold can be marked, and names what takes its place", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.goto(productPage(business.slug, "ZPC"));
  await expect(page.getByRole("button", { name: "Request Product" })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("It cannot be requested");
  await expect(page.getByRole("link", { name: "Data Security Posture Management (DSPM)" }).first()).toBeVisible();
  await markPurchased(page, inDays(60));
});
