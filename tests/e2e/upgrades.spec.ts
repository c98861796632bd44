import { expect, type Page, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, password } from "./portal";
import { inDays } from "./reseller";

const zia = "Zscaler Internet Access - Business Edition";
const anchoring = "Source IP Anchoring";

const cardOf = (page: Page, product: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: product, exact: true }) });

/** A customer that has marked ZIA Business as purchased; its person stays logged in, on Potential Upgrades. */
async function aBuyer(page: Page) {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await expect(page).toHaveURL(/\/profile$/);
  const licensing = new URL(page.url()).pathname.replace(/profile$/, "licensing");
  await page.goto(`${licensing}/products/ZIA-BIZ-EDITION`);
  await page.getByLabel("Already Purchased").check();
  await page.getByLabel("Service End Date").fill(inDays(400));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(zia);
  await page.goto(`${licensing}?shelf=upgrades`);
  return { business, licensing };
}

test("a customer reads why a product is suggested, dismisses it, and takes that back", async ({ page }) => {
  await aBuyer(page);
  await expect(cardOf(page, anchoring)).toContainText(
    `You have ${zia} until ${inDays(400)}, and this add-on needs it.`,
  );
  await cardOf(page, anchoring).getByRole("link", { name: "Dismiss" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Dismiss ${anchoring}` })).toBeVisible();

  // A reason of blanks is none, and the form says what is missing.
  await page.getByLabel("Reason").fill("   ");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why it is not wanted");
  await page.getByLabel("Reason").fill("Nobody checks our addresses.");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("status")).toContainText(`${anchoring} was dismissed.`);
  await expect(cardOf(page, anchoring)).toHaveCount(0);

  await page.getByRole("status").getByRole("link", { name: "Restore" }).click();
  await expect(page.getByRole("main")).toContainText("“Nobody checks our addresses.”");
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("status")).toContainText(`${anchoring} was restored.`);
  await expect(cardOf(page, anchoring)).toHaveCount(1);
});

test("an admin suggests a product, and makes a rule whose effect is shown before it is saved", async ({
  page,
}, info) => {
  const { business, licensing } = await aBuyer(page);
  await logOut(page);
  await logIn(page, admin.email, admin.password);

  const mdr = "Managed Detection and Response (Red Canary)";
  await page.goto(`${licensing}/products/Z-MDR`);
  await page.getByRole("link", { name: "Suggest to the customer" }).click();
  await page.getByLabel("Reason").fill("Nobody watches at night.");
  await page.getByRole("button", { name: "Suggest", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(`${mdr} is suggested to ${business.name}.`);
  await page.goto(`${licensing}?shelf=upgrades`);
  await expect(cardOf(page, mdr)).toContainText(/Suggested by .+: “Nobody watches at night\.”/);

  // Each run of this journey makes a rule of its own.
  const sku = info.project.name.startsWith("without") ? "Z-EASM" : "Z-UVM";
  await page.getByRole("link", { name: "Upgrade Rules" }).click();
  await page.getByRole("link", { name: "Add Rule" }).click();
  await page.getByLabel("Product").selectOption(sku);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "Choose a product that is owned, or a technology area that fails",
  );
  await page.getByLabel("When Owned").selectOption("ZIA-BIZ-EDITION");
  await page.getByLabel("Reason").fill("It sees what attackers see.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("main")).toContainText(/comes to Potential Upgrades of \d+ customers?/);
  await expect(page.getByRole("link", { name: business.name })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("The rule was added");

  await page.getByRole("button", { name: "Switch Off" }).click();
  await expect(page.getByRole("status")).toContainText("The rule is switched off.");
  await expect(page.getByRole("button", { name: "Switch On" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("switched the rule off");
});
