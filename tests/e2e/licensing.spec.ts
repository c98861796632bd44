import { expect, type Page, test } from "@playwright/test";
import { becomeCustomer, logIn, password } from "./portal";
import { inDays } from "./reseller";

const zia = "Zscaler Internet Access - Business Edition";

async function openLicensing(page: Page) {
  await page.getByRole("link", { name: "Licensing Expert", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Licensing Expert" })).toBeVisible();
}

const shelf = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Shelves" }).getByRole("link", { name });

const cardOf = (page: Page, product: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: product, exact: true }) });

/** From All Products, by its name, to More… */
async function openProduct(page: Page, name: string) {
  await openLicensing(page);
  await shelf(page, "All Products").click();
  await page.getByLabel("Search").fill(name);
  await page.getByRole("button", { name: "Filter" }).click();
  await cardOf(page, name).getByRole("link", { name: "More…" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Checks the box, gives the date, saves. */
async function markPurchased(page: Page, endDate: string) {
  await page.getByLabel("Already Purchased").check();
  await page.getByLabel("Service End Date").fill(endDate);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

test("all Zscaler products stand on three shelves; what is already purchased moves to Subscriptions", async ({
  page,
}) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await openLicensing(page);
  await expect(shelf(page, "Subscriptions")).toHaveAttribute("aria-current", "page");
  await expect(shelf(page, "Subscriptions")).toContainText("0");
  await expect(shelf(page, "Potential Upgrades")).toContainText("0");
  const count = Number(/\d+/.exec((await shelf(page, "All Products").textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(100);

  // "The customer can view detailed information about each product by clicking the More… button."
  await openProduct(page, zia);
  await expect(page.getByRole("main")).toContainText("Internet Access");

  // The end date is required, and what was checked stays checked.
  await page.getByLabel("Already Purchased").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(/Service End Date|last day/i);
  await expect(page.getByLabel("Already Purchased")).toBeChecked();
  await markPurchased(page, inDays(-1));
  await expect(page.getByRole("alert")).toContainText("This day has passed");
  await markPurchased(page, inDays(400));
  await expect(page.getByRole("status")).toContainText(`${zia} was saved as purchased.`);
  await expect(page.getByLabel("Already Purchased")).toBeChecked();

  await openLicensing(page);
  await expect(shelf(page, "Subscriptions")).toContainText("1");
  await expect(cardOf(page, zia)).toContainText(inDays(400));
  await shelf(page, "All Products").click();
  await page.getByLabel("Search").fill(zia);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(cardOf(page, zia)).toHaveCount(0);

  // Unchecking takes it back.
  await openLicensing(page);
  await cardOf(page, zia).getByRole("link", { name: "More…" }).click();
  await page.getByLabel("Already Purchased").uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("Already Purchased")).not.toBeChecked();
  await openLicensing(page);
  await expect(shelf(page, "Subscriptions")).toContainText("0");
});

test("Potential Upgrades say why, never suggest what is owned, and can be dismissed", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await openProduct(page, zia);
  await markPurchased(page, inDays(400));
  await expect(page.getByRole("status")).toContainText("saved as purchased");

  await openLicensing(page);
  await shelf(page, "Potential Upgrades").click();
  const next = "Zscaler Internet Access - Transformation Edition";
  await expect(cardOf(page, next)).toContainText(zia);
  await expect(cardOf(page, zia)).toHaveCount(0);
  await expect(cardOf(page, "Advanced Threat Protection")).toHaveCount(0);

  await cardOf(page, next).getByRole("link", { name: "Dismiss" }).click();
  await page.getByLabel("Reason").fill("Not before the audit.");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await openLicensing(page);
  await shelf(page, "Potential Upgrades").click();
  await expect(cardOf(page, next)).toHaveCount(0);
});

test("the calendar says what ends when, and a private address gives it to a calendar program", async ({
  page,
  playwright,
}) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await openProduct(page, zia);
  await markPurchased(page, inDays(60));
  await expect(page.getByRole("status")).toContainText("saved as purchased");

  await openLicensing(page);
  await page.getByRole("main").getByRole("link", { name: "Calendar", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Calendar" })).toBeVisible();
  const row = page.getByRole("row", { name: `${zia} ends` });
  await expect(row).toContainText(inDays(60));
  await expect(row).toContainText("60 days left");
  await expect(page.getByRole("img", { name: /When the terms of one product run/ })).toBeVisible();
  await page.getByLabel("Show").selectOption({ label: "Last safe day" });
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/kind=last-safe-day/);
  await expect(row).toHaveCount(0);

  // The address is shown once; whoever has it reads, until it is revoked.
  await page.getByRole("link", { name: "Calendar Feed" }).click();
  await page.getByRole("button", { name: "Make an Address" }).click();
  await expect(page.getByRole("status")).toContainText("The address was made.");
  const address = await page.getByLabel("Address", { exact: true }).inputValue();
  await page.goto("/account/calendar");
  await expect(page.getByLabel("Address", { exact: true })).toHaveCount(0);

  const program = await playwright.request.newContext();
  const answer = await program.get(address);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await answer.text()).toContain(`DTSTART;VALUE=DATE:${inDays(60).replaceAll("-", "")}`);
  const etag = answer.headers().etag ?? "";
  expect((await program.get(address, { headers: { "If-None-Match": etag } })).status()).toBe(304);
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("status")).toContainText("The address was revoked.");
  expect((await program.get(address)).status()).toBe(404);
  await program.dispose();
});
