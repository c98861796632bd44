import { expect, test } from "@playwright/test";
import { becomeCustomer, logIn, password } from "./portal";

const section = "Licensing Expert";

/** A day so many days from now, as the portal writes it. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a customer finds a product, marks it as purchased, and sees what fits with it", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: section, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();

  const shelves = page.getByRole("navigation", { name: "Shelves" });
  const tab = (name: string) => shelves.getByRole("link", { name });
  const card = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

  // Nothing is recorded yet: the page says how the first one gets there.
  await expect(tab("Subscriptions")).toHaveAttribute("aria-current", "page");
  await expect(tab("Subscriptions")).toContainText("0");
  await expect(page.getByRole("link", { name: "Requested Products" }).first()).toContainText("0");
  await page.getByRole("link", { name: "Open All Products" }).click();
  await expect(tab("All Products")).toHaveAttribute("aria-current", "page");

  // Searched and filtered in the URL, over pages.
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/shelf=all&page=2/);
  await page.getByLabel("Search").fill("business edition");
  await page.getByLabel("Family").selectOption("Internet Access");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/q=business\+edition&family=Internet\+Access/);
  const product = "Zscaler Internet Access - Business Edition";
  await card(product).getByRole("link", { name: "More…" }).click();

  await page.getByLabel("Already Purchased").check();
  await page.getByLabel("Service End Date").first().fill(inDays(60));
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByRole("status")).toContainText(product);

  await page.getByRole("link", { name: section, exact: true }).first().click();
  await expect(tab("Subscriptions")).toContainText("1");
  await expect(card(product)).toContainText(inDays(60));
  await expect(card(product)).toContainText("60 days left");
  await expect(card(product)).toContainText("Already Purchased, from Zscaler");
  await expect(page.getByText("1 product ends within 90 days")).toBeVisible();

  // Each suggestion says why; nothing that is owned inside the edition is among them.
  await tab("Potential Upgrades").click();
  await expect(card("Zscaler Internet Access - Transformation Edition")).toContainText(`Upgrade of ${product}`);
  await expect(card("Advanced Threat Protection")).toHaveCount(0);

  // The search names the shelf on which it finds something.
  await page.goto(`${new URL(page.url()).pathname}?q=phishing`);
  await expect(page.getByText("No product is found here")).toBeVisible();
  await page.getByRole("link", { name: /on All Products/ }).click();
  await expect(card("Advanced Threat Protection")).toContainText(`Owned already: included in ${product}`);
});
