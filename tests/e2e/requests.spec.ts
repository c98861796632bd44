import { expect, type Page, test } from "@playwright/test";
import { becomeCustomer, linkIn, logIn, logOut, mailTo, password } from "./portal";
import { becomeReseller, inDays } from "./reseller";

const zpa = "Zscaler Private Access - Business Edition";
const isolation = "Zero Trust Browser for Internet (Browser Isolation)";

const productPage = (slug: string, sku: string) => `/customers/${slug}/licensing/products/${sku}`;
const rowOf = (page: Page, product: string) => page.getByRole("row").filter({ hasText: product });

/** The first day of a quarter that is offered, as the Shopping Cart names it: "Q1 2027, starts 2027-01-01". */
async function chooseQuarter(page: Page, place = 0) {
  const quarters = page
    .getByLabel("Shopping Cart")
    .getByRole("option")
    .filter({ hasText: /^Q[1-4] \d{4}/ });
  const label = (await quarters.nth(place).textContent()) ?? "";
  await page.getByLabel("Shopping Cart").selectOption({ label });
  return { label, start: /\d{4}-\d\d-\d\d/.exec(label)?.[0] ?? "" };
}

async function markPurchased(page: Page, slug: string, sku: string, endDate: string) {
  await page.goto(productPage(slug, sku));
  await page.getByLabel("Already Purchased").check();
  await page.getByLabel("Service End Date").fill(endDate);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("was saved as purchased");
}

const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

test("a customer requests with a renewal and for a quarter, changes and cancels", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  const end = inDays(500);
  await markPurchased(page, business.slug, "ZIA-BIZ-EDITION", end);

  // "If the customer selects Renewal, they should choose the Currently Licensed date."
  await page.goto(productPage(business.slug, "ZIA-ISOLATION"));
  await page.getByLabel("Shopping Cart").selectOption({ label: "Renewal" });
  await expect(page.getByLabel("Currently Licensed")).toContainText(end);
  await page.getByLabel("Currently Licensed").selectOption(end);
  await page.getByLabel("Number of Users").fill("250");
  await page.getByRole("button", { name: "Request Product" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Requested Products" })).toBeVisible();
  await expect(page.getByRole("status")).toContainText(`${isolation} was requested.`);
  await expect(rowOf(page, isolation)).toContainText(dayAfter(end));
  await expect(rowOf(page, isolation)).toContainText("Renewal");
  await expect(rowOf(page, isolation)).toContainText("250");

  // "If the customer selects a quarterly date, the product will subscribe on that specified quarterly date."
  await page.goto(productPage(business.slug, "ZPA-BIZ-EDITION"));
  const { start } = await chooseQuarter(page);
  await page.getByLabel("Number of Users").fill("2400");
  await page.getByRole("button", { name: "Request Product" }).click();
  await expect(rowOf(page, zpa)).toContainText(start);
  await expect(rowOf(page, zpa)).toContainText("2,400");
  await expect(rowOf(page, zpa)).toContainText("Requested");

  // "The customer can view the product by clicking the Requested Product button"; it left its other shelf.
  await page.getByRole("main").getByRole("link", { name: "Licensing Expert", exact: true }).last().click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Requested Products/ })
    .click();
  await expect(page.getByRole("table").first().getByRole("row")).toHaveCount(3);
  await page.goto(`/customers/${business.slug}/licensing?shelf=upgrades`);
  await expect(page.getByRole("main")).not.toContainText(isolation);

  await page.goto(`/customers/${business.slug}/licensing/requests`);
  await rowOf(page, zpa).getByRole("link", { name: "Change" }).click();
  const later = await chooseQuarter(page, 1);
  await page.getByLabel("Number of Users").fill("2600");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("The request was changed.");
  await page.goto(`/customers/${business.slug}/licensing/requests`);
  await expect(rowOf(page, zpa)).toContainText(later.start);
  await expect(rowOf(page, zpa)).toContainText("2,600");

  // "The customer also has the option to cancel the product request at any time by clicking the Cancel button."
  await rowOf(page, zpa).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("status")).toContainText(/cancelled/i);
  await expect(rowOf(page, zpa)).toContainText("Cancelled");
  await expect(rowOf(page, zpa).getByRole("button", { name: "Cancel" })).toHaveCount(0);
  await page.goto(productPage(business.slug, "ZPA-BIZ-EDITION"));
  await expect(page.getByRole("button", { name: "Request Product" })).toBeVisible();
});

test("the reseller quotes, the customer accepts, the reseller orders and completes, and it stands on Subscriptions", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const business = await becomeCustomer(page);
  const reseller = await becomeReseller(page, business);

  await logIn(page, business.email, password);
  await page.goto(productPage(business.slug, "ZPA-BIZ-EDITION"));
  const { start } = await chooseQuarter(page);
  await page.getByLabel("Number of Users").fill("2400");
  await page.getByLabel("Note", { exact: true }).fill("For the plants too.");
  await page.getByRole("button", { name: "Request Product" }).click();
  await expect(rowOf(page, zpa)).toContainText(reseller.name);
  await logOut(page);

  // The reseller finds it among its requests, and answers with a quote.
  const made = await mailTo(reseller.email, /requests/);
  expect(made.subject).toContain(zpa);
  expect(made.text).not.toContain("For the plants too.");
  await logIn(page, reseller.email, password);
  await page
    .getByRole("link", { name: /^Requests/ })
    .first()
    .click();
  await page.getByRole("main").getByRole("link", { name: zpa }).first().click();
  await page.getByRole("link", { name: "Send Quote" }).click();
  await page.getByLabel("Quote (PDF)").setInputFiles({
    name: "quote.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
  });
  await page.getByLabel("Valid Until").fill(inDays(30));
  await page.getByRole("button", { name: "Send Quote" }).click();
  await expect(page.getByRole("status").first()).toContainText("The quote was sent.");
  await logOut(page);

  await page.goto(linkIn(await mailTo(business.email, /quote/i)));
  await page.getByLabel("Email").fill(business.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Login", exact: true }).click();
  await page.goto(`/customers/${business.slug}/profile`);
  await page
    .getByRole("main")
    .getByRole("link", { name: `accept the quote for ${zpa} by ${inDays(30)}` })
    .click();
  await page.getByRole("main").getByRole("link", { name: "Accept Quote" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "quote.pdf" }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  await page.getByRole("button", { name: "Accept Quote" }).click();
  await expect(page.getByRole("status").first()).toContainText("The quote was accepted.");
  await logOut(page);

  await logIn(page, reseller.email, password);
  await page.goto(`/customers/${business.slug}/licensing/requests`);
  await rowOf(page, zpa).getByRole("link", { name: "Order" }).click();
  await page.getByRole("link", { name: "Order", exact: true }).click();
  await page.getByLabel("Order Number").fill("SO-4711");
  await page.getByRole("button", { name: "Order", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText(`${zpa} was ordered.`);
  await page.getByRole("link", { name: "Complete", exact: true }).click();
  await page.getByLabel("Start Date").fill(start);
  await page.getByLabel("Service End Date").fill(inDays(800));
  await page.getByRole("button", { name: "Complete", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("is among the subscriptions");
  await logOut(page);

  // "those already purchased by the customer either through our portal or directly from Zscaler"
  await mailTo(business.email, /among your subscriptions/);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: "Licensing Expert", exact: true }).first().click();
  const card = page.getByRole("main").getByRole("listitem").filter({ hasText: zpa });
  await expect(card).toContainText(inDays(800));
  await expect(card).toContainText("2,400");
  await page.goto(`/customers/${business.slug}/licensing/requests`);
  await expect(rowOf(page, zpa)).toContainText("Completed");
});
