import { expect, type Page } from "@playwright/test";
import { admin, aNewBusiness, linkIn, logIn, logOut, mailTo, password } from "./portal";

/** A day so many days from now, as the portal writes it. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A reseller that the customer invited, signed up, was approved and accepted; begins and ends logged out. */
export async function becomeReseller(page: Page, customer: { name: string; email: string }) {
  const partner = aNewBusiness("Corvus");
  await logIn(page, customer.email, password);
  await page.getByRole("main").getByRole("link", { name: "My Partners", exact: true }).first().click();
  const card = page.getByRole("region", { name: "Reseller", exact: true });
  await card.getByLabel("Business Name").fill(partner.name);
  await card.getByLabel("Email").fill(partner.email);
  await card.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("status")).toContainText(`${partner.name} is invited as Reseller`);
  await logOut(page);

  await page.goto(linkIn(await mailTo(partner.email, /invites you as/i)));
  await page.getByLabel("Business Website").fill(`www.${partner.domain}`);
  await page.getByLabel("First Name").fill("Ray");
  await page.getByLabel("Last Name").fill("Weber");
  await page.getByLabel("I agree to the Privacy Policy").check();
  await page.getByLabel("I agree to the Terms and Conditions").check();
  await page.getByRole("button", { name: "Sign Up" }).click();
  await logIn(page, admin.email, admin.password);
  await page.getByRole("row", { name: partner.name }).getByRole("button", { name: "Approve" }).click();
  await logOut(page);
  await page.goto(linkIn(await mailTo(partner.email, /approved/i)));
  await page.getByLabel("New Password").fill(password);
  await page.getByLabel("Confirm Password").fill(password);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/password (is|has been|was) set/i).first()).toBeVisible();

  await logIn(page, partner.email, password);
  await page.getByRole("link", { name: "Open invitation" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  await logOut(page);
  return partner;
}
