import { expect, test } from "@playwright/test";
import { becomeCustomer, linkIn, logIn, logOut, mailTo, password } from "./portal";

test("a person sees and edits the own details and the business's", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await expect(page.getByText("Missing: your Phone and Job Title")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Activated", exact: true }).click();
  await page.getByLabel("Phone").fill("+47 22 55 01 20");
  await page.getByLabel("Job Title").fill("Head of IT");
  await page.getByLabel("Business Name").fill(`${business.name} Tools`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Your changes are saved.");
  await expect(page.getByLabel("Job Title")).toHaveValue("Head of IT");

  await page.getByLabel("Phone").fill("call me");
  await page.getByLabel("Last Name").fill("Berg-Nilsen");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter the phone number with digits").first()).toBeVisible();
  await expect(page.getByLabel("Last Name")).toHaveValue("Berg-Nilsen");
});

test("an email is changed from the new address, and undone from the old", async ({ page }) => {
  const business = await becomeCustomer(page);
  const newEmail = `nora.berg@${business.domain}`;
  await logIn(page, business.email, password);
  await page.goto("/account/email");
  await page.getByLabel("New Email").fill(newEmail);
  await page.getByLabel("Current Password").fill(password);
  await page.getByRole("button", { name: "Change Email" }).click();
  await expect(page.getByRole("status")).toContainText(newEmail);
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible();

  const confirm = linkIn(await mailTo(newEmail, /confirm/i));
  await page.goto(confirm);
  await page.goto(confirm); // as a mail scanner would
  await page.getByRole("button", { name: "Confirm Email" }).click();
  await expect(page.getByText("Your email was changed.")).toBeVisible();
  await page.getByRole("link", { name: "Go On" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  await logOut(page);
  await logIn(page, newEmail, password);
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();

  await page.goto(linkIn(await mailTo(business.email, /email was changed/i)));
  await page.getByRole("button", { name: "Undo the Change" }).click();
  await expect(page.getByText("The change was undone.")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1, name: "Login" })).toBeVisible();
  await logIn(page, newEmail, password);
  await expect(page.getByText("the email or password is incorrect").first()).toBeVisible();
  await logIn(page, business.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
});

test("an owner invites a colleague, hands over, and is removed", async ({ page }) => {
  const business = await becomeCustomer(page);
  const email = `per@${business.domain}`;
  await logIn(page, business.email, password);
  await page.goto("/account/colleagues");
  await page.getByLabel("First Name").fill("Per");
  await page.getByLabel("Last Name").fill("Lund");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("status")).toContainText("Per is invited.");
  const invited = page.getByRole("row", { name: "Per Lund" });
  await expect(invited.getByRole("button", { name: "Send Again" })).toBeVisible();
  await expect(invited.getByRole("button", { name: "Withdraw" })).toBeVisible();
  await logOut(page);

  await page.goto(linkIn(await mailTo(email, /invites you/i)));
  await expect(page.getByText(`Nora Berg invites you to work with ${business.name}`)).toBeVisible();
  await page.getByLabel("New Password").fill(password);
  await page.getByLabel("Confirm Password").fill(password);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Your password has been set.")).toBeVisible();

  await logIn(page, email, password);
  await page.goto("/account/colleagues");
  await expect(page.getByRole("row", { name: "Nora Berg" })).toContainText("Owner");
  await expect(page.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await logOut(page);

  await logIn(page, business.email, password);
  await page.goto("/account/colleagues");
  await page.getByRole("row", { name: "Per Lund" }).getByRole("button", { name: "Hand Over" }).click();
  await expect(page.getByRole("status")).toContainText("Per Lund is the owner in your place.");
  await expect(page.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await logOut(page);

  await logIn(page, email, password);
  await page.goto("/account/colleagues");
  await page.getByRole("row", { name: "Nora Berg" }).getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("status")).toContainText("Nora Berg was removed.");
  await logOut(page);
  await logIn(page, business.email, password);
  await expect(page.getByText("your account is disabled").first()).toBeVisible();
});
