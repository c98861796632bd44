import { expect, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, password } from "./portal";
import { inDays } from "./reseller";

test("an admin changes when reminders are given, and sees beforehand who is told what", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await expect(page).toHaveURL(/\/profile$/);
  const licensing = new URL(page.url()).pathname.replace(/profile$/, "licensing");
  await page.goto(`${licensing}/products/ZIA-BIZ-EDITION`);
  await page.getByLabel("Already Purchased").check();
  await page.getByLabel("Service End Date").fill(inDays(50));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Business Edition");
  await logOut(page);

  await logIn(page, admin.email, admin.password);
  await page.getByRole("link", { name: "Reminders", exact: true }).first().click();
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Settings" }).click();
  const days = page.getByLabel("Days for service ends");
  await days.fill("10, 45");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toContainText("each smaller than the one before");
  await expect(days).toHaveValue("10, 45");
  await days.fill("45, 10");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("The settings of reminders were saved.");
  await expect(main).toContainText("to 45, 10 days");

  await page.getByRole("status").getByRole("link", { name: "Rehearsal" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rehearsal" })).toBeVisible();
  await main.getByLabel("Search").fill(business.name);
  await main.getByLabel("Kind").selectOption("Service ends");
  await main.getByRole("button", { name: "Filter" }).click();
  await expect(main).toContainText("of 2 in 18 months");

  await main.getByRole("link", { name: "Reminders", exact: true }).click();
  // The page that is left has the same field.
  await expect(page.getByRole("heading", { level: 1, name: "Reminders" })).toBeVisible();
  await main.getByLabel("Search").fill(business.name);
  await main.getByRole("button", { name: "Filter" }).click();
  await expect(main).toContainText("2 reminders, the next first");
  const row = page.getByRole("row").filter({ hasText: "At 45 days" });
  await expect(row).toContainText(`ends on ${inDays(50)}`);
  await expect(row).toContainText("Nothing follows it yet.");
  await expect(row).toContainText("Nora Berg");

  // The settings are everybody's: the next journey finds the usual ones.
  await main.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("Days for service ends").fill("90, 60, 30, 14, 7");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("The settings of reminders were saved.");
});
