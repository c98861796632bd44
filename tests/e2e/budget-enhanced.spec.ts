import { expect, type Page, test } from "@playwright/test";
import { admin, becomeCustomer, logIn, password } from "./portal";

const mostRequests = 7;
/** The aim is 92 kB: see docs/decisions/0019-preact.md for what stands between. */
const mostBytes = 102_000;

/** Of a first load and of what a script fetches then: the answers' bodies as they travel, compressed. */
async function weigh(page: Page, load: () => Promise<unknown>) {
  // What the page before it still fetches is not counted.
  await page.waitForLoadState("networkidle");
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const headers = new Map<string, number>();
  const bodies = new Map<string, number>();
  const scripts: string[] = [];
  network.on("Network.responseReceived", ({ requestId, response, type }) => {
    headers.set(requestId, response.encodedDataLength);
    if (type === "Script") scripts.push(response.url);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (headers.has(requestId)) bodies.set(requestId, encodedDataLength - (headers.get(requestId) ?? 0));
  });
  await load();
  await page.waitForLoadState("networkidle");
  await network.detach();
  return {
    requests: bodies.size,
    scripts: scripts.length,
    bytes: [...bodies.values()].reduce((sum, each) => sum + each, 0),
  };
}

test("a page before login is small and ships no script", async ({ page }) => {
  for (const path of ["/", "/signup", "/privacy"]) {
    const { scripts, bytes } = await weigh(page, () => page.goto(path));
    expect({ path, scripts }).toEqual({ path, scripts: 0 });
    expect(bytes, path).toBeLessThanOrEqual(12_000);
  }
});

test("a page after login comes in few requests, and within its weight", async ({ page }) => {
  const { email } = await becomeCustomer(page);
  await logIn(page, email, password);
  await expect(page).toHaveURL(/\/profile$/);
  const first = new URL(page.url()).pathname.replace(/\/profile$/, "");
  for (const path of [
    `${first}/profile`,
    `${first}/licensing`,
    `${first}/health-checks`,
    `${first}/licensing/requests`,
  ]) {
    const { requests, bytes } = await weigh(page, () => page.goto(path));
    expect(requests, path).toBeLessThanOrEqual(mostRequests);
    expect(bytes, path).toBeLessThanOrEqual(mostBytes);
  }

  await page.context().clearCookies();
  await logIn(page, admin.email, admin.password);
  const { requests, bytes } = await weigh(page, () => page.goto("/admin"));
  expect(requests).toBeLessThanOrEqual(mostRequests);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});
