import { expect, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, logOut, password } from "./portal";

const section = "Cost Reduction";

/** A day so many days from now, as the portal writes it. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a customer lists services, decides on them, and sees what is due first", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: section, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();

  // A kind to start from fills in its name and category.
  await page.getByRole("link", { name: /Start from this.*Remote-access VPN/ }).click();
  await expect(page.getByLabel("Service Name")).toHaveValue("Remote-access VPN");
  await expect(page.getByLabel("Category")).toHaveValue("Access");
  await page.getByLabel("Vendor").fill("Tessel Networks");
  await page.getByLabel("Annual Cost").fill("86.400,00");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Expiration Date").fill(inDays(300));
  await page.getByLabel("Notice Date").fill(inDays(301));
  await page.getByLabel("Decision").selectOption({ label: "Retire" });
  await page.getByRole("button", { name: "Add Service" }).click();

  // All that is to be corrected is said at once, and what was typed stays.
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("3 things to correct");
  await expect(alert).toContainText("Write 86.400,00 with a point before the decimals");
  await expect(alert).toContainText("not after the expiration date");
  await expect(alert).toContainText("why the service will not be continued");
  await expect(page.getByLabel("Vendor")).toHaveValue("Tessel Networks");
  await page.getByLabel("Annual Cost").fill("86,400");
  await page.getByLabel("Notice Date").fill(inDays(20));
  await page.getByLabel("Justification").fill("All users have moved to Private Access.");
  await page.getByRole("button", { name: "Add Service" }).click();
  await expect(page.getByRole("status")).toContainText("Remote-access VPN was added.");
  await expect(page.getByLabel("Service Name")).toHaveValue("");

  // Only a name and an expiration date are needed.
  await page.getByLabel("Service Name").fill("MPLS");
  await page.getByLabel("Expiration Date").fill(inDays(200));
  await page.getByRole("button", { name: "Add Service" }).click();
  await expect(page.getByRole("status")).toContainText("MPLS was added.");

  const rows = page.getByRole("table", { name: "Services, what is due next first" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Remote-access VPN");
  await expect(rows.nth(1)).toContainText("20 days left");
  await expect(rows.nth(1)).toContainText("86,400 EUR");
  await expect(rows.nth(2)).toContainText("MPLS");
  await expect(page.getByRole("img", { name: /When 2 services end/ })).toBeVisible();

  // The whole of a service is edited on its own page.
  await page.getByRole("link", { name: "Edit MPLS" }).click();
  await page
    .getByLabel("Reason")
    .selectOption({ label: "Function is replaced by an owned or requested Zscaler product (name it)" });
  await page.getByLabel("Renews by itself").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Choose the product that replaces the service");
  await expect(page.getByLabel("Renews by itself")).toBeChecked();
  await page.getByLabel("Replaced by").selectOption("ZTB-SITE");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("MPLS was saved.");
  await expect(page.getByRole("row", { name: /^MPLS/ }).last()).toContainText("renews by itself");

  // The list is filtered in the URL.
  await page.getByLabel("Show").selectOption({ label: "Retire" });
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/decision=retire/);
  await expect(rows).toHaveCount(2);
  await page.getByRole("link", { name: "Clear" }).click();

  await page.getByRole("link", { name: "Edit MPLS" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("status")).toContainText("MPLS was removed.");
  await expect(rows).toHaveCount(2);
});

test("the second of two editors sees both values before anything is overwritten", async ({ page, browser }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  const address = `/customers/${business.slug}/profile/cost-reduction`;
  await page.goto(address);
  await page.getByLabel("Service Name").fill("DNS security service");
  await page.getByLabel("Expiration Date").fill(inDays(48));
  await page.getByRole("button", { name: "Add Service" }).click();
  await page.getByRole("link", { name: "Edit DNS security service" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "DNS security service" })).toBeVisible();

  const other = await browser.newPage();
  await logIn(other, admin.email, admin.password);
  await other.goto(page.url());
  await other.getByLabel("Vendor").fill("Umbra DNS");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("status")).toContainText("was saved");
  await other.close();

  await page.getByLabel("Vendor").fill("Another vendor");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const both = page.getByRole("row", { name: /Vendor/ });
  await expect(both).toContainText("Umbra DNS");
  await expect(both).toContainText("Another vendor");
  await expect(page.getByLabel("Vendor")).toHaveValue("Another vendor");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("was saved");
  await expect(page.getByRole("main")).toContainText("Another vendor");
});

test("many services come from a file: previewed, then listed whole or not at all", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.goto(`/customers/${business.slug}/profile/cost-reduction`);
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const choose = (csv: string) =>
    page.getByLabel("CSV File").setInputFiles({ name: "services.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });

  const header = "Service Name;Annual Cost;Currency;Expiration Date;Decision;Justification\n";
  await choose(`${header}MPLS;212000;EUR;${inDays(351)};Keep;\nWeb proxy;1.500;EUR;03/04/2099;Retire;\n`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("main")).toContainText("3 things to correct");
  await expect(page.getByRole("row", { name: /Annual Cost/ }).first()).toContainText("1.500");
  await expect(page.getByRole("row", { name: /03\/04\/2099/ })).toContainText("2099-04-03 or 2099-03-04");

  await choose(
    `${header}MPLS;212000;EUR;${inDays(351)};Keep;\nWeb proxy;1500;EUR;2099-04-03;Retire;"Too old;\nnobody cares."\n`,
  );
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("main")).toContainText("Nothing is stored yet");
  await expect(page.getByRole("row", { name: /MPLS/ })).toContainText("212,000 EUR");
  await page.getByRole("button", { name: "Import 2 services" }).click();
  await expect(page.getByRole("status")).toContainText("2 services were imported.");
  await expect(page.getByRole("row", { name: /^Web proxy/ }).last()).toContainText("1,500 EUR");

  const download = await page.request.get(`/customers/${business.slug}/profile/cost-reduction/services.csv`);
  expect(await download.text()).toContain("MPLS,,,212000.00,EUR,");
  await logOut(page);
});
