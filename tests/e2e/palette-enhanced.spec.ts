import { expect, test } from "@playwright/test";
import { admin, logIn } from "./portal";

test("the palette leads an admin by the keyboard alone", async ({ page }) => {
  await logIn(page, admin.email, admin.password);
  await expect(page.getByRole("heading", { level: 1, name: "Pending Approvals" })).toBeVisible();
  const field = page.getByRole("combobox", { name: "Find anything" });
  // The page hears the keys once its script runs.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await field.fill("outb");
  await expect(page.getByRole("option", { name: "Outbox" })).toBeVisible();
  await field.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Outbox" })).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Outbox" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("/");
  await expect(page.getByRole("option", { name: "Pending Approvals" })).toBeVisible();
  await field.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
