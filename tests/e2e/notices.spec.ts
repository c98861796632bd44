import { expect, type Page, test } from "@playwright/test";
import { becomeCustomer, logIn, logOut, mailTo, password } from "./portal";
import { becomeReseller } from "./reseller";

const inbox = (page: Page, name: string | RegExp) => page.getByRole("banner").getByRole("link", { name });

test("what a partner does knocks by mail, waits in the inbox, and is read where it leads", async ({ page }) => {
  test.slow();
  const acme = await becomeCustomer(page);
  const corvus = await becomeReseller(page, acme);
  const title = `${corvus.name} accepted your invitation`;
  const mail = await mailTo(acme.email, /accepted your invitation/);

  await logIn(page, acme.email, password);
  await inbox(page, /^Inbox\s*1 unread$/).click();
  const row = page.getByRole("row", { name: title });
  await expect(row.getByRole("button", { name: "Mark Read" })).toBeVisible();
  await row.getByRole("button", { name: "Open" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My Partners" })).toBeVisible();
  await inbox(page, /^Inbox$/).click();
  await expect(row.getByRole("button", { name: "Mark Unread" })).toBeVisible();

  await page.getByRole("link", { name: "Choose Mails" }).click();
  await page.getByLabel("Once a day").check();
  await expect(page.getByLabel("Account safety")).toBeDisabled();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Your choice is saved.");
  await expect(page.getByLabel("Once a day")).toBeChecked();
  await logOut(page);

  await page.goto(/https?:\/\/\S+\/unsubscribe\/[\w-]+/.exec(mail.text)?.[0] ?? "");
  await expect(page.getByRole("main")).toContainText("Partnerships");
  await page.getByRole("button", { name: "Turn These Mails Off" }).click();
  await expect(page.getByText("These mails are turned off.")).toBeVisible();

  await logIn(page, acme.email, password);
  await page.goto("/account/notifications");
  await expect(page.getByLabel("Partnerships")).not.toBeChecked();
  await expect(page.getByLabel("Product requests")).toBeChecked();
});
