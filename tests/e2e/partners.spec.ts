import { expect, type Page, test } from "@playwright/test";
import { admin, aNewBusiness, becomeCustomer, linkIn, logIn, logOut, mailTo, password } from "./portal";

type Business = ReturnType<typeof aNewBusiness>;

const card = (page: Page, type: string) => page.getByRole("region", { name: type, exact: true });
const itemOf = (page: Page, type: string, name: string) =>
  card(page, type).getByRole("listitem").filter({ hasText: name });

async function openPartners(page: Page, business: Business) {
  await logIn(page, business.email, password);
  await page.getByRole("main").getByRole("link", { name: "My Partners", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "My Partners" })).toBeVisible();
}

async function invite(page: Page, type: string, partner: { name: string; email: string }) {
  await card(page, type).getByLabel("Business Name").fill(partner.name);
  await card(page, type).getByLabel("Email").fill(partner.email);
  await card(page, type).getByRole("button", { name: "Invite" }).click();
}

/** Signs up from the invitation's mail, is approved and sets the password; leaves the page logged out. */
async function becomePartner(page: Page, partner: Business) {
  await page.goto(linkIn(await mailTo(partner.email, /invites you as/i)));
  await expect(page.getByLabel("Email")).toHaveValue(partner.email);
  await expect(page.getByLabel("Business Name")).toHaveValue(partner.name);
  await page.getByLabel("Business Website").fill(`www.${partner.domain}`);
  await page.getByLabel("First Name").fill("Ray");
  await page.getByLabel("Last Name").fill("Weber");
  await page.getByLabel("I agree to the Privacy Policy").check();
  await page.getByLabel("I agree to the Terms and Conditions").check();
  await page.getByRole("button", { name: "Sign Up" }).click();
  await expect(page).toHaveURL("/signup/received");

  await logIn(page, admin.email, admin.password);
  const row = page.getByRole("row", { name: partner.name });
  await expect(row).toContainText("Invited");
  await row.getByRole("button", { name: "Approve" }).click();
  await logOut(page);
  await page.goto(linkIn(await mailTo(partner.email, /approved/i)));
  await page.getByLabel("New Password").fill(password);
  await page.getByLabel("Confirm Password").fill(password);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/password (is|has been|was) set/i).first()).toBeVisible();
}

test("a customer invites a reseller, who signs up, accepts, works for it, and is ended", async ({ page }) => {
  test.setTimeout(120_000);
  const business = await becomeCustomer(page);
  const partner = aNewBusiness("Corvus");
  await openPartners(page, business);
  await invite(page, "Reseller", { name: partner.name, email: "ray@gmail.com" });
  await expect(card(page, "Reseller")).toContainText("gmail.com is a free-mail address");
  await expect(card(page, "Reseller").getByLabel("Business Name")).toHaveValue(partner.name);
  await invite(page, "Reseller", partner);
  await expect(page.getByRole("status")).toContainText(`${partner.name} is invited as Reseller`);
  await expect(itemOf(page, "Reseller", partner.name)).toContainText("Invited");
  await logOut(page);

  const mail = await mailTo(partner.email, /invites you as Reseller/);
  expect(mail.text).toContain(business.name);
  expect(mail.text).toContain("Sign Up Now");
  await becomePartner(page, partner);

  await logIn(page, partner.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await page.getByRole("link", { name: "Open invitation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invitation" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Cost Reduction");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Acting for" })).toContainText(business.name);
  const profile = page.url();
  await page.goto("/customers");
  const row = page.getByRole("row", { name: business.name });
  await expect(row).toContainText("Reseller");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^customers-.*\.csv$/);
  await logOut(page);
  await mailTo(business.email, /accepted your invitation/);

  await openPartners(page, business);
  const item = itemOf(page, "Reseller", partner.name);
  await expect(item).toContainText("Ray Weber");
  await expect(card(page, "Reseller")).toContainText(`replaces ${partner.name}`);
  await item.getByRole("button", { name: "End", exact: true }).click();
  await expect(itemOf(page, "Reseller", partner.name)).toContainText("Ended");
  await logOut(page);
  await mailTo(partner.email, /has ended/);
  await logIn(page, partner.email, password);
  await expect(page.getByRole("main")).toContainText(/no customer works with/i);
  expect((await page.goto(profile))?.status()).toBe(404);
});

test("a known partner logs in to decline with a reason; an invitation is sent again and withdrawn", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const first = await becomeCustomer(page);
  const partner = aNewBusiness("Corvus");
  await openPartners(page, first);
  await invite(page, "Managed Service Partner", partner);
  await logOut(page);
  await becomePartner(page, partner);

  const second = await becomeCustomer(page, "Globex");
  await openPartners(page, second);
  await invite(page, "Professional Service", partner);
  await logOut(page);
  const mail = await mailTo(partner.email, new RegExp(`${second.name} invites`));
  expect(mail.text).not.toContain(first.name);
  await page.goto(linkIn(mail));
  await page.getByLabel("Email").fill(partner.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Login", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invitation" })).toBeVisible();
  await page.getByLabel("Reason").fill("No room this year.");
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByRole("status")).toContainText("You declined");
  await expect(page.getByRole("main")).toContainText(first.name); // still waits
  await logOut(page);

  await openPartners(page, second);
  await expect(itemOf(page, "Professional Service", partner.name)).toContainText("No room this year.");
  const other = aNewBusiness("Tidewater");
  await invite(page, "Professional Service", other);
  const item = itemOf(page, "Professional Service", other.name);
  const before = linkIn(await mailTo(other.email, /invites you/));
  await item.getByRole("button", { name: "Send Again" }).click();
  await expect(page.getByRole("status")).toContainText(/sent again/i);
  await item.getByRole("button", { name: "Withdraw" }).click();
  await expect(item).toContainText("Withdrawn");
  await mailTo(other.email, /withdrew/);
  await logOut(page);
  await page.goto(before);
  await expect(page.getByText(/no longer works/)).toBeVisible();
});
