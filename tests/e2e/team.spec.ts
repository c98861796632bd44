import { expect, type Page, test } from "@playwright/test";
import { becomeCustomer, logIn, password } from "./portal";

async function openTeam(page: Page) {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.getByRole("main").getByRole("link", { name: "Our Team", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Our Team" })).toBeVisible();
}

async function add(page: Page, name: string, role = "") {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Role").fill(role);
  await page.getByRole("button", { name: "Add Team Member" }).click();
  await expect(page.getByRole("status")).toContainText(name);
}

const members = (page: Page) => page.getByRole("region", { name: "Team Members", exact: true });
const memberRow = (page: Page, name: string) => members(page).getByRole("row", { name });
const gridRow = (page: Page, name: string) =>
  page
    .getByRole("region", { name: /^Responsibilities, / })
    .last()
    .getByRole("row", { name });

test("a customer adds, edits and deletes team members, who need no account", async ({ page }) => {
  await openTeam(page);
  await page.getByLabel("Name").fill("Paul Okafor");
  await page.getByLabel("Role").fill("Network Lead");
  await page.getByLabel("Phone").fill("call me");
  await page.getByRole("button", { name: "Add Team Member" }).click();
  await expect(page.getByText(/Enter the phone number with digits/).first()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Paul Okafor");

  await page.getByLabel("Phone").fill("+47 22 55 01 31");
  await page.getByLabel("Email").fill("paul@okafor-networks.com");
  await page.getByRole("button", { name: "Add Team Member" }).click();
  await expect(page.getByRole("status")).toContainText("Paul Okafor");
  await expect(memberRow(page, "Paul Okafor")).toContainText("Network Lead");
  await expect(page.getByLabel("Name")).toHaveValue("");

  await memberRow(page, "Paul Okafor").getByRole("link", { name: "Edit" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Paul Okafor");
  await page.getByLabel("Role").fill("Head of Networks");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(memberRow(page, "Paul Okafor")).toContainText("Head of Networks");

  await memberRow(page, "Paul Okafor").getByRole("link", { name: "Delete" }).click();
  await expect(page.getByLabel("Who takes over")).toContainText("Nobody, leave open");
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status")).toContainText("Paul Okafor has left the team");
  await expect(memberRow(page, "Paul Okafor")).toHaveCount(0);
});

test("a customer says who does what, with exactly one who answers, and hands it on", async ({ page }) => {
  await openTeam(page);
  await add(page, "Ann Berg", "Executive Sponsor");
  await add(page, "Bo Dahl", "Project Manager");
  await page.getByRole("button", { name: /Take over the list/ }).click();
  await expect(page.getByRole("status")).toContainText("33 responsibilities");

  const plan = "Maintain the programme plan and risks";
  await expect(gridRow(page, plan)).toContainText("No A");
  await gridRow(page, plan).getByLabel("Ann Berg").selectOption("A");
  await gridRow(page, plan).getByLabel("Bo Dahl").selectOption("R");
  await gridRow(page, plan).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText(plan);
  await expect(gridRow(page, plan)).not.toContainText("No A");
  await expect(gridRow(page, plan).getByLabel("Ann Berg")).toHaveValue("A");

  // A second A is refused, on the row's own page, and can be moved from there.
  await gridRow(page, plan).getByLabel("Bo Dahl").selectOption("AR");
  await gridRow(page, plan).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Take the A from Ann Berg first/).first()).toBeVisible();
  await expect(page.getByLabel("Bo Dahl")).toHaveValue("AR");
  await page.getByRole("button", { name: "Move the A to Bo Dahl" }).click();
  await expect(gridRow(page, plan).getByLabel("Bo Dahl")).toHaveValue("AR");
  await expect(gridRow(page, plan).getByLabel("Ann Berg")).toHaveValue("");

  await memberRow(page, "Bo Dahl").getByRole("link", { name: "Delete" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: plan })).toContainText("Accountable and Responsible");
  await page.getByLabel("Who takes over").selectOption({ label: "Ann Berg, Executive Sponsor" });
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status")).toContainText("Ann Berg takes over 1 responsibility");
  await expect(gridRow(page, plan).getByLabel("Ann Berg")).toHaveValue("AR");
});

test("a customer adds a responsibility of its own, renames and removes it", async ({ page }) => {
  await openTeam(page);
  await page.getByRole("link", { name: "Read the list first" }).click();
  await page.getByLabel("Responsibility").fill("Keep the lab online");
  await page.getByLabel("Phase").fill("Operate");
  await page.getByRole("button", { name: "Add Responsibility" }).click();
  const row = (name: string) => page.getByRole("row", { name });
  await row("Keep the lab online").getByRole("link", { name: "Edit" }).click();
  await expect(page.getByLabel("Responsibility")).toHaveValue("Keep the lab online");
  await page.getByLabel("Responsibility").fill("Keep both labs online");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Keep both labs online" }).first().click();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("status")).toContainText("off the list");
  await expect(row("Keep both labs online")).toHaveCount(0);
});

test("a file of team members is previewed, then added as a whole", async ({ page }) => {
  await openTeam(page);
  await page.getByRole("link", { name: "Import" }).click();
  const choose = async (text: string) => {
    await page
      .getByLabel("CSV File")
      .setInputFiles({ name: "team.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Preview" }).click();
  };
  await choose("Name;Role;Email\nPaul Okafor;Network Lead;paul at work\n");
  await expect(page.getByRole("row", { name: "Line 2" })).toContainText("paul at work");
  await choose("Name;Role;Email\nPaul Okafor;Network Lead;paul@okafor-networks.com\nSigne Dahl;;\n");
  await expect(page.getByRole("row", { name: "Signe Dahl" })).toContainText("Is added");
  await page.getByRole("button", { name: "Add 2 Team Members" }).click();
  await expect(page.getByRole("status")).toContainText("2 team members were added");
  await expect(memberRow(page, "Paul Okafor")).toContainText("Network Lead");
});
