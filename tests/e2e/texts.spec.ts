import { expect, test } from "@playwright/test";
import { admin, aNewBusiness, logIn, signUp } from "./portal";

test("a text is a draft until it is published, and every version stays", async ({ page }) => {
  const word = `lantern${Date.now().toString(36)}`;
  await logIn(page, admin.email, admin.password);
  await page.goto("/admin/texts/training");
  const text = page.getByLabel("Text");
  const before = await text.inputValue();
  await text.fill(`${before}\n\nWe meet under the ${word}.`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("paragraph").filter({ hasText: word })).toBeVisible();
  await page.getByRole("button", { name: "Save Draft" }).click();
  await expect(page.getByRole("status")).toContainText("The draft was saved.");
  await expect(page.getByRole("insertion").filter({ hasText: word })).toBeVisible();

  await page.goto("/training");
  await expect(page.getByRole("heading", { level: 1, name: "Training" })).toBeVisible();
  await expect(page.getByText(word)).toHaveCount(0);
  await page.goto("/admin/texts/training");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText("is shown now");
  await page.goto("/training");
  await expect(page.getByText(word)).toBeVisible();

  await page.goto("/admin/texts/training");
  await page
    .getByRole("link", { name: /^Version \d+$/ })
    .nth(1)
    .click();
  await page.getByRole("button", { name: "Restore as Draft" }).click();
  await expect(page.getByRole("status")).toContainText("is the draft now");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText("is shown now");
  await page.goto("/training");
  await expect(page.getByText(word)).toHaveCount(0);
});

test("a sign-up is rejected with the mail read before it leaves, and the rejection undone", async ({ page }) => {
  const business = aNewBusiness("Initech");
  await signUp(page, business);
  await logIn(page, admin.email, admin.password);
  await page.goto(`/admin/approvals?q=${business.domain}`);
  await page.getByRole("row", { name: business.name }).getByRole("link", { name: "Reject" }).click();
  await page.getByLabel("Reason").selectOption({ label: "The business could not be verified" });
  await page.getByLabel("In your own words").fill("Write to us from the office.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText("Your request for a CM360 account").first()).toBeVisible();
  await expect(page.getByText(/could not verify .* Write to us from the office\./)).toBeVisible();
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("No mail was sent.");

  await page.goto(`/admin/approvals?state=rejected&q=${business.domain}`);
  await page.getByRole("row", { name: business.name }).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status")).toContainText("Nora Berg waits again.");
  await page.goto("/admin");
  await expect(page.getByRole("row", { name: business.name }).first()).toContainText("Approve or reject");
});
