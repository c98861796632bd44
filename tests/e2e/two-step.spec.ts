import { expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { becomeCustomer, logIn, logOut, password } from "./portal";

/** What the authenticator app shows, so many steps of thirty seconds from now: no code is taken twice. */
const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function giveCode(page: Page, label: "Code" | "Recovery Code", code: string) {
  await expect(page.getByRole("heading", { level: 1, name: "Two-Step Login" })).toBeVisible();
  await page.getByLabel(label, { exact: true }).fill(code);
  await page.getByRole("button", { name: "Login", exact: true }).click();
}

test("a person sets up two-step login, logs in with a code and with a recovery code, and turns it off", async ({
  page,
}) => {
  const { email } = await becomeCustomer(page);
  await logIn(page, email, password);
  await page.goto("/account");
  await page.getByRole("link", { name: "Two-Step Login" }).click();
  await page.getByRole("link", { name: "Set Up" }).click();
  await expect(page.getByRole("img", { name: /picture to scan/ })).toBeVisible();
  const key = (await page.getByText(/type this key/).textContent())?.replace(/^.*:|\s/g, "") ?? "";
  await page.getByLabel("Code").fill("000000");
  await page.getByLabel("Current Password").fill(password);
  await page.getByRole("button", { name: "Turn On" }).click();
  await expect(page.getByRole("alert")).toContainText("not right");
  await page.getByLabel("Code").fill(codeOf(key));
  await page.getByLabel("Current Password").fill(password);
  await page.getByRole("button", { name: "Turn On" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Recovery Codes" })).toBeVisible();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [first = "", second = ""] = await codes.allTextContents();
  await page.getByRole("button", { name: "I Have Kept Them" }).click();
  await expect(page.getByRole("main")).toContainText("10 of 10");
  await logOut(page);

  await logIn(page, email, password);
  await giveCode(page, "Code", codeOf(key, 1));
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  await logOut(page);

  await logIn(page, email, password);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await giveCode(page, "Recovery Code", first);
  await expect(page.getByRole("status")).toContainText("9 recovery codes are left");

  await page.goto("/account/two-step");
  await page.getByLabel("Current Password").fill(password);
  await page.getByLabel("Code").fill(second);
  await page.getByRole("button", { name: "Turn Off" }).click();
  await expect(page.getByRole("status")).toContainText("Two-step login is off");
  await logOut(page);
  await logIn(page, email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
});
