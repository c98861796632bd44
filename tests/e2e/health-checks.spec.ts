import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, mailTo, password } from "./portal";

const april = "prisma/seed/health-checks/halden-precision-2026-04-01.csv";
const july = "prisma/seed/health-checks/halden-precision-2026-07-01.csv";

async function upload(
  page: Page,
  business: { name: string },
  date: string,
  file: string | { name: string; mimeType: string; buffer: Buffer },
) {
  await page.goto("/admin/health-checks/new");
  await page.getByLabel("Customer").selectOption({ label: business.name });
  await page.getByLabel("Date").fill(date);
  await page.getByLabel("CSV File").setInputFiles(file);
  await page.getByRole("button", { name: "Preview" }).click();
}

async function publish(page: Page, business: { name: string }, date: string, file: string, summary: string) {
  await upload(page, business, date, file);
  await page.getByLabel("Executive Summary").fill(summary);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText(/published/i);
}

test("an admin uploads, previews and publishes; the customer reads the same numbers", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, admin.email, admin.password);

  await upload(page, business, "2026-04-01", april);
  const preview = page.getByRole("main");
  for (const fact of ["UTF-8", "192", "87", "28", "58", "46"]) await expect(preview).toContainText(fact);
  await page.getByLabel("Executive Summary").fill("The **first** check of the tenant.");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText(/published/i);

  await publish(page, business, "2026-07-01", july, "Thirty-one checks are fixed.\n\n- Close the default rule first.");
  await logOut(page);

  const mail = await mailTo(business.email, /health check/i);
  expect(mail.text).not.toMatch(/super admin|firewall/i); // counts and a link, no findings

  await logIn(page, business.email, password);
  await page.getByRole("link", { name: "Zscaler Health Checks", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Zscaler Health Checks" })).toBeVisible();
  await expect(page).toHaveURL(/health-checks\/2026-07-01$/);
  const main = page.getByRole("main");
  await expect(main).toContainText("Thirty-one checks are fixed.");
  await expect(page.getByRole("img", { name: /66/ }).first()).toBeVisible();
  for (const count of [
    /118\s*Pass/,
    /21\s*Warning/,
    /36\s*Fail/,
    /17\s*Not applicable/i,
    /31\s*(Fixed|Resolved)/,
    /9\s*(Better|Improved)/,
    /0\s*(Worse|Regressed)/,
  ])
    await expect(main).toContainText(count);
  await expect(main).toContainText(/46.*67/s); // like for like, over the checks scored on both dates

  await page
    .getByRole("link", { name: /36\s*Fail$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/status=fail/);
  await expect(page.getByRole("main")).toContainText(/\b36\b/);

  await page.goto(page.url().replace(/health-checks.*/, "health-checks/2026-07-01"));
  await page.getByRole("link", { name: "Help: SSL/TLS Inspection" }).first().click();
  await expect(page.getByText(/why it matters/i).first()).toBeVisible();

  await page.goto(page.url().replace(/health-checks.*/, "health-checks"));
  await page.getByLabel("Date").selectOption("2026-04-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/health-checks\/2026-04-01/);
  await expect(page.getByRole("img", { name: /46/ }).first()).toBeVisible();
  await expect(page.getByRole("main").locator("strong", { hasText: "first" })).toBeVisible();
});

test("a file with errors names line, column, value and what was expected, and stores nothing", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, admin.email, admin.password);
  const broken =
    "Technology Area,Check,Status\r\nSSL/TLS Inspection,A check,Pass\r\nSSL/TLS Inspection,Another,Perhaps\r\n";
  await upload(page, business, "2026-05-01", { name: "broken.csv", mimeType: "text/csv", buffer: Buffer.from(broken) });
  const main = page.getByRole("main");
  for (const part of ["3", "Status", "Perhaps", "Pass"]) await expect(main).toContainText(part);
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await logOut(page);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: "Zscaler Health Checks", exact: true }).first().click();
  await expect(page.getByRole("main")).toContainText(/no health check/i);
});

test("the table downloads as CSV, and a spreadsheet's Windows-1252 file reads as it was typed", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, admin.email, admin.password);
  const typed = Buffer.from(
    "Technology Area;Check;Status;Finding\r\nSSL/TLS Inspection;K\xe4se;Fail;costs \x80 5\r\n",
    "latin1",
  );
  await upload(page, business, "2026-05-02", { name: "excel.csv", mimeType: "text/csv", buffer: typed });
  await expect(page.getByRole("main")).toContainText(/Windows-1252/);
  await page.getByLabel("Executive Summary").fill("One finding.");
  await page.getByRole("button", { name: "Publish" }).click();
  await logOut(page);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: "Zscaler Health Checks", exact: true }).first().click();
  await expect(page.getByRole("main")).toContainText("Käse");
  await expect(page.getByRole("main")).toContainText("costs € 5");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /CSV/ }).first().click(),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toContain("Käse");
  expect(text.split(/\r?\n/)[0]).toContain("Technology Area");
});
