import { expect, type Page } from "@playwright/test";

export const admin = { email: "ada@secure-dynamics-admin.com", password: "nine green bottles on a wall" };
export const password = "seven blue lanterns at noon";

let made = 0;

/** A business that nobody has met yet. */
export function aNewBusiness(name = "Acme") {
  const slug = `${name.toLowerCase()}-${Date.now().toString(36)}-${++made}`;
  return { name: `${name} ${slug.slice(name.length + 1)}`, slug, domain: `${slug}.com`, email: `nora@${slug}.com` };
}

export async function logIn(page: Page, email: string, secret: string) {
  await page.goto("/");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Login", exact: true }).click();
}

export async function logOut(page: Page) {
  await page.getByRole("button", { name: "Log Out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Login" })).toBeVisible();
}

export async function signUp(page: Page, business: ReturnType<typeof aNewBusiness>) {
  await page.goto("/signup");
  await page.getByLabel("Business Name").fill(business.name);
  await page.getByLabel("Business Website").fill(`www.${business.domain}`);
  await page.getByLabel("First Name").fill("Nora");
  await page.getByLabel("Last Name").fill("Berg");
  await page.getByLabel("Email").fill(business.email);
  await page.getByLabel("I agree to the Privacy Policy").check();
  await page.getByLabel("I agree to the Terms and Conditions").check();
  await page.getByRole("button", { name: "Sign Up" }).click();
}

/** Signs up, is approved, sets the password; leaves the page logged out. */
export async function becomeCustomer(page: Page, name = "Acme") {
  const business = aNewBusiness(name);
  await signUp(page, business);
  await logIn(page, admin.email, admin.password);
  await page.getByRole("row", { name: business.name }).getByRole("button", { name: "Approve" }).click();
  await logOut(page);
  await page.goto(linkIn(await mailTo(business.email, /approved/i)));
  await page.getByLabel("New Password").fill(password);
  await page.getByLabel("Confirm Password").fill(password);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/password (is|has been|was) set/i).first()).toBeVisible();
  return business;
}

interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The newest mail to an address whose subject fits, as the stand-in for Mailgun received it; waits for it to be sent. */
export async function mailTo(address: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`http://127.0.0.1:4391/inbox?to=${encodeURIComponent(address)}`);
        found = ((await answer.json()) as Mail[]).filter((mail) => subject.test(mail.subject)).at(-1);
        return found !== undefined;
      },
      { message: `a mail to ${address} about ${subject}`, timeout: 15_000 },
    )
    .toBe(true);
  return found as Mail;
}

/** The link that stands in a mail, as its reader would follow it. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error(`no link in "${mail.subject}":\n${mail.text}`);
  return link;
}
