import { expect, test } from "@playwright/test";
import { becomeCustomer, logIn, password } from "./portal";

test("what is typed while the page is still being read again stays", async ({ page }) => {
  const business = await becomeCustomer(page);
  await logIn(page, business.email, password);
  await page.getByRole("link", { name: "Cost Reduction", exact: true }).first().click();
  await page.getByRole("link", { name: /Start from this.*Remote-access VPN/ }).click();
  await expect(page.getByLabel("Service Name")).toHaveValue("Remote-access VPN");

  let letThrough = () => {};
  const typed = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/_data=/, async (route) => {
    if (route.request().method() === "GET") await typed;
    await route.continue();
  });
  await page.getByLabel("Annual Cost").fill("86.400,00");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Expiration Date").fill("2031-06-30");
  await page.getByRole("button", { name: "Add Service" }).click();
  await expect(page.getByRole("alert")).toContainText("Write 86.400,00 with a point before the decimals");

  await page.getByLabel("Annual Cost").fill("86,400");
  const read = page.waitForResponse((answer) => answer.request().method() === "GET" && answer.url().includes("_data="));
  letThrough();
  await (await read).finished();
  await page.unroute(/_data=/);
  await page.getByRole("button", { name: "Add Service" }).click();
  await expect(page.getByRole("status")).toContainText("Remote-access VPN was added.");
});
