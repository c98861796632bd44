import { expect, type Page, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, password } from "./portal";

/** Opens the section as a customer does, and gives its address. */
async function openJourney(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Transformation Journey", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Transformation Journey" })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function score(page: Page, side: "CM360 Score" | "Business Score", step: string) {
  await page.getByLabel(side).selectOption(step);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

test("both sides score a topic; what differs by two stands out, and the history tells who said what", async ({
  page,
}) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  const journey = await openJourney(page);
  const main = page.getByRole("main");
  for (const meaning of ["Nothing in place.", "Automated, measured and improved continuously."])
    await expect(main).toContainText(meaning);

  await page.getByRole("link", { name: "Next: Identity and single sign-on" }).click();
  await page.getByLabel("Note").fill("One directory since spring.");
  await score(page, "Business Score", "4");
  await expect(page.getByRole("status")).toContainText("The Business Score is saved.");
  await expect(page.getByLabel("Note")).toHaveValue("One directory since spring.");
  await expect(page.getByLabel("CM360 Feedback")).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Nora Berg/ })).toContainText("4");
  await page.getByRole("link", { name: "Next: Endpoint agent and device trust" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Endpoint agent and device trust" })).toBeVisible();

  await score(page, "Business Score", "not-applicable");
  await expect(page.getByRole("alert")).toContainText("Say why this topic does not apply");
  await page.getByLabel("Reason").fill("No laptops: thin clients only.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("is saved");
  await logOut(page);

  await logIn(page, admin.email, admin.password);
  await page.goto(`${journey}/identity`);
  await expect(page.getByLabel("Business Score")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("One directory since spring.");
  await page.getByLabel("CM360 Feedback").fill("Groups are **not** synchronised yet.");
  await score(page, "CM360 Score", "2");
  await expect(page.getByRole("status")).toContainText("The CM360 Score is saved.");
  await logOut(page);

  await logIn(page, business.email, password);
  await openJourney(page);
  await expect(page.getByRole("region", { name: "1. Foundation" }).getByRole("listitem").first()).toContainText(
    "Gap +2",
  );
  await expect(page.getByRole("main")).toContainText("1 not applicable");
  await page.getByRole("link", { name: "Identity and single sign-on", exact: true }).first().click();
  await expect(page.getByRole("main").locator("strong", { hasText: "not" }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /CM360 2 on .*|Business 4 on/ })).toBeVisible();
});

test("two people of one side: the second is told and sees both values", async ({ page, browser }, { project }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  const journey = await openJourney(page);
  await page.goto(`${journey}/dlp`);

  const context = await browser.newContext({ javaScriptEnabled: project.use.javaScriptEnabled ?? true });
  const other = await context.newPage();
  await logIn(other, business.email, password);
  await expect(other.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  await other.goto(`${journey}/dlp`);
  await score(other, "Business Score", "5");
  await expect(other.getByRole("status")).toContainText("is saved");
  await context.close();

  await score(page, "Business Score", "1");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Nothing of yours is saved yet");
  await expect(alert.getByRole("row", { name: /Business Score/ })).toContainText(/5.*1/);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("is saved");
});

test("an admin adds, edits and retires a topic", async ({ page }, { project }) => {
  const name = `Model access ${project.name} ${Date.now().toString(36)}`;
  await logIn(page, admin.email, admin.password);
  await page.goto("/admin/journey-topics");
  await page.getByRole("link", { name: "Add Topic" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Description").fill("Who may ask what of which model.");
  await page.getByLabel("Stage").selectOption({ label: "7. Operate and Optimise" });
  await page.getByLabel("3 Established").fill("Most models are known.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(`${name} was saved.`);

  await page.getByRole("link", { name }).click();
  await expect(page.getByLabel("3 Established")).toHaveValue("Most models are known.");
  await page.getByRole("button", { name: "Retire" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Retired");
});
