import { expect, test } from "@playwright/test";
import { admin, aNewBusiness, becomeCustomer, linkIn, logIn, logOut, mailTo, password, signUp } from "./portal";

test("a business signs up, is approved, sets its password and lands on Business Profile", async ({ page }) => {
  const business = aNewBusiness();
  await signUp(page, business);
  await expect(page).toHaveURL("/signup/received");

  await logIn(page, admin.email, admin.password);
  await expect(page).toHaveURL("/admin/approvals");
  await expect(page.getByRole("banner").getByRole("link", { name: /Pending Approvals/ })).toContainText(/[1-9]/);
  const row = page.getByRole("row", { name: business.name });
  await expect(row).toContainText("Nora Berg");
  await row.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Nora Berg");
  await expect(page.getByRole("row", { name: business.name })).toHaveCount(0);
  await logOut(page);

  const link = linkIn(await mailTo(business.email, /approved/i));
  expect(link).toContain("http://localhost:4390/change-password/");
  await page.goto(link);
  await page.goto(link); // as a mail scanner would: opening never uses a link up
  await expect(page.getByRole("heading", { level: 1, name: "Change Password" })).toBeVisible();
  await page.getByLabel("New Password").fill(password);
  await page.getByLabel("Confirm Password").fill(password);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/password (is|has been|was) set/i).first()).toBeVisible();

  await logIn(page, business.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
  const menu = page.getByRole("navigation").filter({ hasText: "Licensing Expert" });
  for (const chapter of ["Business Profile", "Zscaler Health Checks", "Licensing Expert", "Training"])
    await expect(menu.getByRole("link", { name: chapter, exact: true })).toBeVisible();
  for (const section of [
    "My Partners",
    "Business Alignment",
    "Transformation Journey",
    "Cost Reduction",
    "Our Team",
    "Activated",
  ]) {
    await page.getByRole("main").getByRole("link", { name: section, exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
    await page.goBack();
  }

  await page.goto(link);
  await expect(page.getByText(/(used|expired|no longer works)/i).first()).toBeVisible();
});

test("a free-mail address is refused at its field, and what was typed stays", async ({ page }) => {
  await signUp(page, { ...aNewBusiness(), email: "nora@gmail.com" });
  await expect(page.getByText(/business email.*gmail\.com/i).first()).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("nora@gmail.com");
  await expect(page.getByLabel("First Name")).toHaveValue("Nora");
  await expect(page.getByLabel("I agree to the Privacy Policy")).toBeChecked();
});

test("a rejected applicant gets the reason by mail, and the rejection can be undone", async ({ page }) => {
  const business = aNewBusiness("Globex");
  await signUp(page, business);
  await logIn(page, admin.email, admin.password);
  const row = page.getByRole("row", { name: business.name });
  await row.getByText("Reject", { exact: true }).click();
  await page.getByLabel("Reason").first().selectOption({ index: 1 });
  await page.getByLabel(/mail/i).check();
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await mailTo(business.email, /sign-up|request/i);
  await page.goto("/admin/approvals?state=rejected");
  await page.getByRole("row", { name: business.name }).getByRole("button", { name: /undo/i }).click();
  await expect(page.getByRole("status")).not.toBeEmpty();
  await page.goto("/admin/approvals");
  await expect(page.getByRole("row", { name: business.name })).toBeVisible();
});

test("a wrong pair gets one message, and a forgotten password is replaced by mail", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, "not the password at all");
  const message = (await page.getByRole("alert").first().textContent()) ?? "";
  await logIn(page, "nobody@nowhere-at-all.com", "not the password at all");
  await expect(page.getByLabel("Email")).toHaveValue("nobody@nowhere-at-all.com");
  await expect(page.getByRole("alert").first()).toHaveText(message);

  await page.goto("/");
  await page.getByRole("link", { name: "Don’t remember your password?" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reset Password" })).toBeVisible();
  await page.getByLabel("Email").fill(business.email);
  await page.getByRole("button", { name: "Send Mail" }).click();
  await page.goto(linkIn(await mailTo(business.email, /reset/i)));
  await page.getByLabel("New Password").fill("eleven quiet boats at sea");
  await page.getByLabel("Confirm Password").fill("eleven quiet boats at sea");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await mailTo(business.email, /changed/i);

  await logIn(page, business.email, password);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await logIn(page, business.email, "eleven quiet boats at sea");
  await expect(page.getByRole("heading", { level: 1, name: "Business Profile" })).toBeVisible();
});

test("one's own password and details can be changed", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.goto("/account");
  await page.getByLabel("Current Password").fill(password);
  await page.getByLabel("New Password").fill("thirteen old maps of Oslo");
  await page.getByLabel("Confirm Password").fill("thirteen old maps of Oslo");
  await page.getByRole("button", { name: "Change Password" }).click();
  await expect(page.getByRole("status")).toContainText(/password/i);

  await page.getByRole("link", { name: "Business Profile" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Activated", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Activated" })).toBeVisible();
  await page.getByLabel("Job Title").fill("Head of Security");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await expect(page.getByLabel("Job Title")).toHaveValue("Head of Security");
});
