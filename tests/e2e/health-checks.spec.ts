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
  await expect(page.locator("#findings").getByRole("caption")).toHaveText("36 checks");

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

const rowsOf = (...rows: string[]) => ({
  name: "check.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Technology Area,Check,Status,Severity,Finding", ...rows, ""].join("\r\n")),
});
const inspected = (status: string) => `SSL/TLS Inspection,Traffic is inspected,${status},High,Seen in the console`;
const isolated = "Browser Isolation,Risky sites are isolated,Warning,Medium,Only for some";

test("an upload is previewed as the customer, published, replaced after its difference was shown, and undone", async ({
  page,
}) => {
  const business = await becomeCustomer(page);
  const day = "2026-06-01";
  await logIn(page, admin.email, admin.password);
  await upload(page, business, day, rowsOf(inspected("Pass"), isolated));
  await page.getByLabel("Executive Summary").fill("The words of the first file.");
  await page.getByLabel("Step 1").fill("Isolate all risky sites");
  await page.getByLabel("Owner").first().fill("Nora Berg");
  await page.getByLabel("Due Date").first().fill("2026-12-01");
  await page.getByRole("button", { name: "See it as the customer" }).click();
  await expect(page.getByText("nobody but admins sees it")).toBeVisible();
  const main = page.getByRole("main");
  for (const words of ["The words of the first file.", "Isolate all risky sites", "Nora Berg", "2026-12-01"])
    await expect(main).toContainText(words);
  await page.getByRole("link", { name: "Back to the upload" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText(/published/i);

  // The very same file changes nothing.
  await upload(page, business, day, rowsOf(inspected("Pass"), isolated));
  await expect(page.getByText("This file is here already.")).toBeVisible();

  await upload(page, business, day, rowsOf(inspected("Fail")));
  await expect(main).toContainText("publishing replaces it");
  const differs = page.getByRole("group", { name: "What differs" });
  await expect(differs).toContainText(/1\s*Worse/);
  await expect(differs).toContainText(/1\s*No longer in the file/);
  await expect(page.getByRole("row", { name: /Traffic is inspected.*Worse.*Pass → Fail/ })).toBeVisible();
  await page.getByRole("link", { name: "Compare the two uploads whole" }).click();
  await expect(page.getByRole("table", { name: /beside each other: 2 checks/ })).toBeVisible();
  await page.getByLabel("Executive Summary").fill("The words of the second file.");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText(/published/i);
  await expect(main).toContainText("published it in the place of another upload");
  expect((await mailTo(business.email, /^Updated/)).text).not.toMatch(/inspected|isolated/i);

  await page.getByRole("button", { name: "Undo Import" }).click();
  await expect(page.getByRole("status")).toContainText("The import was undone.");
  await expect(main).toContainText(/undid the import/);
  await page.goto(`/admin/health-checks?q=${encodeURIComponent(business.name)}`);
  await expect(page.getByRole("table", { name: "1 upload" })).toContainText("Published");
  await page.getByLabel("State").selectOption("undone");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("table", { name: "1 upload" })).toContainText("Undone");
  await logOut(page);

  await logIn(page, business.email, password);
  await page.goto(`/customers/${business.slug}/health-checks/${day}`);
  await expect(page.getByRole("main")).toContainText("The words of the first file.");
  await expect(page.getByRole("main")).toContainText("Isolate all risky sites");
});

test("what is withdrawn is gone for the customer, and can be shown again", async ({ page }) => {
  const business = await becomeCustomer(page);
  const day = "2026-06-02";
  await logIn(page, admin.email, admin.password);
  await upload(page, business, day, rowsOf(inspected("Fail")));
  await page.getByRole("button", { name: "Publish" }).click();
  const uploaded = page.url();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("status")).toContainText("the customer no longer sees it");
  await logOut(page);

  await logIn(page, business.email, password);
  const gone = await page.goto(`/customers/${business.slug}/health-checks/${day}`);
  expect(gone?.status()).toBe(404);
  await page.goto(`/customers/${business.slug}/profile`);
  await logOut(page);

  await logIn(page, admin.email, admin.password);
  await page.goto(uploaded);
  await page.getByRole("button", { name: "Show Again" }).click();
  await expect(page.getByRole("status")).toContainText("The customer reads it again.");
  await logOut(page);
  await logIn(page, business.email, password);
  const back = await page.goto(`/customers/${business.slug}/health-checks/${day}`);
  expect(back?.status()).toBe(200);
  await expect(page.getByRole("main")).toContainText("Traffic is inspected");
});

test("a customer compares two dates, follows a finding up, and reads the report", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, admin.email, admin.password);
  await publish(page, business, "2026-04-01", april, "The first.");
  await publish(page, business, "2026-07-01", july, "The second.");
  await logOut(page);
  await logIn(page, business.email, password);
  const base = `/customers/${business.slug}/health-checks`;
  const main = page.getByRole("main");

  await page.goto(`${base}/compare`);
  await page.getByLabel("From").selectOption("2026-04-01");
  await page.getByLabel("To", { exact: true }).selectOption("2026-07-01");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(main).toContainText(/31\s*Fixed/);
  await expect(main).toContainText(/9\s*Better/);

  await page.goto(`${base}/2026-07-01?status=fail&severity=critical#findings`);
  const row = page.locator("#findings").getByRole("rowheader").first().getByRole("link");
  const title = await row.innerText();
  await row.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page
    .getByRole("link", { name: /follow/i })
    .first()
    .click();
  await page.getByLabel("Status").selectOption({ label: "Planned" });
  await page.getByLabel("Due Date").fill("2027-01-31");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("The follow-up is saved.");
  await page.goto(`${base}/follow-ups`);
  await expect(page.getByRole("row", { name: new RegExp(`${escaped(title)}.*Planned`) })).toContainText("2027-01-31");

  await page.goto(`${base}/2026-07-01/report`);
  for (const words of [business.name, "2026-07-01", "The second.", "193"]) await expect(main).toContainText(words);
  const pdf = await page.request.get(`${base}/2026-07-01/report.pdf`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("an area that files name and nobody has described gets its help, previewed first", async ({ page }) => {
  const business = await becomeCustomer(page);
  const area = `Moon Phases ${business.slug}`;
  await logIn(page, admin.email, admin.password);
  await upload(page, business, "2026-06-03", rowsOf(`${area},The moon is watched,Fail,High,It is not`));
  await page.getByRole("button", { name: "Publish" }).click();
  await page.goto("/admin/technology-areas");
  await page.getByRole("row", { name: area }).getByRole("link", { name: "Describe it" }).click();
  await page.getByLabel("Product").fill("ZIA");
  await page.getByLabel("What it is").fill("Which part of the moon is lit.");
  await page.getByLabel("Why it matters").fill("Night work needs light.");
  await page.getByLabel("What good looks like").fill("It is known a month ahead.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { name: "Preview: not saved yet" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText(`${area} was added.`);
  await logOut(page);

  await logIn(page, business.email, password);
  await page.goto(`/customers/${business.slug}/health-checks/2026-06-03`);
  await page
    .getByRole("link", { name: `Help: ${area}` })
    .first()
    .click();
  await expect(page.getByText("Night work needs light.")).toBeVisible();
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
