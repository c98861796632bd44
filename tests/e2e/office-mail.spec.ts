import { expect, test } from "@playwright/test";
import { admin, logIn, mailTo } from "./portal";

test("an admin runs a job, and reads how its runs ended", async ({ page }) => {
  await logIn(page, admin.email, admin.password);
  await page.getByRole("link", { name: "Jobs", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  const row = page.getByRole("row", { name: "Delete what has expired" });
  await row.getByRole("button", { name: "Run Now" }).click();
  await expect(page.getByText(/was done|is running|under way already|has run since/).first()).toBeVisible();
  await page.getByRole("row", { name: "Delete what has expired" }).getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("heading", { name: "History: Delete what has expired" })).toBeVisible();
});

test("an admin looks at a letter, gets it as a test, and finds it in the outbox", async ({ page }) => {
  await logIn(page, admin.email, admin.password);
  await page.goto("/admin/letters");
  await page.getByRole("link", { name: "Invitation withdrawn", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invitation withdrawn" })).toBeVisible();
  const letter = page.frameLocator("iframe");
  await expect(letter.getByText("CM360").first()).toBeVisible();
  await page.getByRole("button", { name: "Send Me a Test" }).click();
  // With and without scripts it is the same admin, who gets one a minute.
  await expect(page.getByText(/is on its way to|was sent a moment ago/)).toBeVisible();
  const { subject } = await mailTo(admin.email, /^Test: /);

  await page.goto("/admin/outbox");
  await page.getByLabel("Address").fill(admin.email.slice(0, 12));
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: subject }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();
});
