import { expect, type Page, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, mailTo, password } from "./portal";

async function openAccount(page: Page, name: string) {
  await page.goto("/customers");
  await page.getByLabel("Search").fill(name);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: `Account of ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("an admin looks as a customer and changes nothing, then suspends and restores it", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, admin.email, admin.password);
  await openAccount(page, business.name);

  await page.getByRole("link", { name: "View as Customer" }).click();
  await page.getByLabel("Reason").fill("Nora asked where the partners are.");
  await page.getByRole("button", { name: "View as Customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  const bar = page.getByRole("region", { name: "View as Customer" });
  await expect(bar).toContainText(business.name);
  await expect(bar).toContainText("minutes left");
  await page.goto(`/customers/${business.slug}/profile/team`);
  await page.getByLabel("Name").fill("Paul Okafor");
  await page.getByRole("button", { name: "Add Team Member" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "You are only looking" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "End View" }).click();
  await expect(page.getByRole("heading", { level: 1, name: business.name })).toBeVisible();

  await page.getByRole("link", { name: "Suspend" }).click();
  await page.getByLabel("Reason").fill("The contract ended.");
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByRole("status")).toContainText(`${business.name} is suspended`);
  expect((await mailTo(business.email, /suspended/)).text).toContain("The contract ended.");
  await logOut(page);
  await logIn(page, business.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Login" })).toBeVisible();

  await logIn(page, admin.email, admin.password);
  await openAccount(page, business.name);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("status")).toContainText(`${business.name} is restored`);
  await logOut(page);
  await logIn(page, business.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
});
