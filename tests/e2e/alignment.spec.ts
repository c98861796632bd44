import { expect, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, password } from "./portal";

test("a customer sets objectives, measures them, and talks about them with the admin", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: "Business Alignment", exact: true }).first().click();
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: "Business Alignment" })).toBeVisible();
  await expect(main).toContainText(/no objective of .+ is recorded yet/i);

  // A starting point fills in the form.
  await page
    .getByRole("article")
    .filter({ hasText: "Retire remote-access VPN" })
    .getByRole("link", { name: /Start from this/ })
    .click();
  await expect(page.getByLabel("Title")).toHaveValue("Retire remote-access VPN");
  await expect(page.getByLabel("Success Metric")).toHaveValue("Users still using VPN");
  await page.getByLabel("Priority").selectOption({ label: "Should have" });
  await page.getByLabel("Target Date").fill("2020-03-31");
  await page.getByLabel("From").fill("1,5");
  await page.getByLabel("To", { exact: true }).fill("0");
  await page.getByRole("button", { name: "Add Objective" }).click();

  // What was typed is still there, and says what to do.
  await expect(page.getByRole("alert")).toContainText("Enter a plain number");
  await expect(page.getByLabel("Target Date")).toHaveValue("2020-03-31");
  await page.getByLabel("From").fill("400");
  await page.getByRole("button", { name: "Add Objective" }).click();
  await expect(page.getByRole("status")).toContainText("was added");
  await expect(page.getByLabel("Title")).toHaveValue("");

  await page.getByLabel("Title").fill("Keep the plants running");
  await page.getByLabel("Priority").selectOption({ label: "Must have" });
  await page.getByLabel("Success Metric").fill("Stops per quarter");
  await page.getByRole("button", { name: "Add Objective" }).click();
  await expect(page.getByRole("status")).toContainText("“Keep the plants running” was added");

  // Must comes before should; nothing is measured yet; the one without a product is up for discussion.
  await expect(page.getByRole("article").first()).toContainText("Keep the plants running");
  const vpn = page.getByRole("article").filter({ hasText: "Retire remote-access VPN" }).first();
  for (const words of ["Overdue", "Not measured", "From 400 to 0 users", "VPN for Legacy Apps"])
    await expect(vpn).toContainText(words);
  const discussion = page.locator("section", { has: page.getByRole("heading", { name: "For discussion" }) });
  await expect(discussion).toContainText("Keep the plants running");
  // The one with products is there too, as nothing of them is subscribed or requested.
  await expect(discussion).toContainText("neither subscribed nor requested");

  // A measurement gives the progress, whatever the status says.
  await vpn.getByRole("link", { name: "Edit Retire remote-access VPN" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Retire remote-access VPN" })).toBeVisible();
  await expect(page.getByLabel("CM360 Comment")).toHaveCount(0);
  await page.getByLabel("Status").selectOption({ label: "At risk" });
  await page.getByLabel("Sponsor").fill("The CIO");
  await page.getByLabel("Now").fill("100");
  await page.getByLabel("Measured On").fill("2026-01-31");
  await page.getByLabel("Initiative 1").fill("Pilot in two sites");
  await page.getByText("Journey topics").click();
  await page.getByLabel("Contractor and vendor access").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("saved");
  await expect(page.getByRole("img", { name: /75 % of the way/ })).toBeVisible();
  await expect(main).toContainText("changed Status from “Proposed” to “At risk”");
  await expect(page.getByLabel("Initiative 1")).toHaveValue("Pilot in two sites");
  const address = page.url();
  await logOut(page);

  // The admin comments on the same page.
  await logIn(page, admin.email, admin.password);
  await page.goto(address);
  await page.getByLabel("CM360 Comment").fill("Start with the **small** sites.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("saved");
  await logOut(page);

  await logIn(page, business.email, password);
  await page.goto(address);
  await expect(main).toContainText("Start with the small sites.");
  await page.getByText("Remove this objective").click();
  await page.getByRole("button", { name: "Remove Objective" }).click();
  await expect(page.getByRole("status")).toContainText("“Retire remote-access VPN” was removed");
  await expect(page.getByRole("article").filter({ hasText: "The CIO" })).toHaveCount(0);
});

test("the second of two editors is told, and sees both values", async ({ page, context }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.goto(`/customers/${business.slug}/profile/alignment`);
  await page.getByLabel("Title").fill("Build internal skills");
  await page.getByLabel("Priority").selectOption({ label: "Could have" });
  await page.getByRole("button", { name: "Add Objective" }).click();
  await page.getByRole("link", { name: "Edit Build internal skills" }).click();
  await expect(page.getByLabel("Sponsor")).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Sponsor").fill("The CIO");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("status")).toContainText("saved");

  await page.getByLabel("Sponsor").fill("The CFO");
  await page.getByRole("button", { name: "Save" }).click();
  const told = page.getByRole("row", { name: /Sponsor/ });
  await expect(told).toContainText("The CIO");
  await expect(told).toContainText("The CFO");
  await expect(page.getByLabel("Sponsor")).toHaveValue("The CFO");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("saved");
  await page.reload();
  await expect(page.getByLabel("Sponsor")).toHaveValue("The CFO");
});
