import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import { becomeCustomer, logIn, logOut, password } from "./portal";

test("a customer finds its pages, takes its data along, and thinks again about leaving", async ({ page }) => {
  const business = await becomeCustomer(page, "Initech");
  await logIn(page, business.email, password);
  await page.getByLabel("Find anything").fill("cost red");
  await page.getByLabel("Find anything").press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Search" })).toBeVisible();
  await page.getByRole("region", { name: "Pages" }).getByRole("link", { name: "Cost Reduction" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cost Reduction" })).toBeVisible();

  await page.goto(`/customers/${business.slug}/export`);
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download ZIP" }).click();
  const download = await begun;
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  const bytes = await readFile(await download.path());
  const entries = await new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes))).getEntries();
  expect(entries.map(({ filename }) => filename)).toEqual(expect.arrayContaining(["README.txt", "csv/Business.csv"]));

  await page.goto("/account/close");
  await page.getByLabel("Password", { exact: true }).or(page.getByLabel("Password *")).first().fill(password);
  await page.getByRole("button", { name: "Close My Account" }).click();
  await expect(page.getByText("Your account closes in 14 days.")).toBeVisible();
  await logOut(page);
  await logIn(page, business.email, password);
  await page.getByRole("region", { name: "Closing" }).getByRole("link", { name: "See or take it back" }).click();
  await page.getByRole("button", { name: "Keep My Account" }).click();
  await expect(page.getByText("Your account stays open.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Closing" })).toHaveCount(0);
});
