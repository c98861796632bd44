import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "~/infra/db.server";
import { networkOf } from "~/infra/rate-limit.server";
import { aCustomer, post } from "../../tests/support/cast";
import { cookiesOf, from, goodPassword, someAddress, withPassword } from "../../tests/support/logins";
import { action } from "./login.route";
import { beginTry, pauseAfter, succeed } from "./login-limits.server";
import { hashPassword } from "./password-hash.server";

// A hash costs what it shall cost: on a busy machine these take their time.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function logIn(email: string, password: string, address = someAddress(), headers: Record<string, string> = {}) {
  const request = post("/", { email, password });
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return (await from(address, () => action({ request, params: {}, context: {} }))) as Response;
}

/** Wrong tries as the limits see them, without the price of hashing each. */
async function fail(email: string, times: number) {
  for (let time = 0; time < times; time++) {
    const started = await from(someAddress(), () => beginTry(email, null));
    if ("waitSeconds" in started) throw new Error(`Try ${time + 1} has to wait.`);
  }
}

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe("tries at one account", () => {
  test("A-22 are paused after ten wrong passwords, even for the right one, and the page says how long", async () => {
    const nora = await withPassword(await aCustomer());
    await fail(nora.email, 9);
    expect((await logIn(nora.email, "wrong")).status).toBe(400);
    const answer = await logIn(nora.email, goodPassword);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(25);
    expect(Number(answer.headers.get("Retry-After"))).toBeLessThanOrEqual(30);
    expect(await answer.text()).toMatch(/Wait \d+ seconds, then try again/);
  });

  test("pause longer after each further wrong one, and never for ever", async () => {
    const nora = await withPassword(await aCustomer());
    await fail(nora.email, 10);
    later(31);
    await fail(nora.email, 1);
    const second = await logIn(nora.email, "wrong");
    expect(Number(second.headers.get("Retry-After"))).toBe(60);
    later(61);
    expect((await logIn(nora.email, goodPassword)).status).toBe(303);
    expect([10, 11, 12, 17, 18, 1000].map(pauseAfter)).toEqual([30, 60, 120, 3600, 3600, 3600]);
  });

  test("start anew after the right password", async () => {
    const nora = await withPassword(await aCustomer());
    await fail(nora.email, 9);
    expect((await logIn(nora.email, goodPassword)).status).toBe(303);
    await fail(nora.email, 9);
    expect((await logIn(nora.email, goodPassword)).status).toBe(303);
  });

  test("are counted for an address that nobody has just as well", async () => {
    await fail("nobody@globex.example", 10);
    expect((await logIn("nobody@globex.example", "wrong")).status).toBe(429);
  });

  test("made at the same time are counted each", async () => {
    const nora = await withPassword(await aCustomer());
    const answers = await Promise.all(Array.from({ length: 20 }, () => logIn(nora.email, "wrong")));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
  });

  test("by strangers do not lock out the owner's own browser", async () => {
    const nora = await withPassword(await aCustomer());
    const known = cookiesOf(await logIn(nora.email, goodPassword));
    await fail(nora.email, 10);
    expect((await logIn(nora.email, goodPassword)).status).toBe(429);
    expect((await logIn(nora.email, goodPassword, someAddress(), { Cookie: known })).status).toBe(303);

    const gina = await withPassword(await aCustomer("Gina", "Globex"));
    await fail(gina.email, 10);
    const stranger = await logIn(gina.email, goodPassword, someAddress(), { Cookie: known });
    expect(stranger.status).toBe(429);
  });

  test("leave no address in clear in the database", async () => {
    await fail("visible@globex.example", 1);
    const counters = await db.rateLimiterFlexible.findMany();
    expect(counters.length).toBeGreaterThan(0);
    expect(JSON.stringify(counters)).not.toMatch(/globex|198\.18/);
  });
});

describe("tries from one network", () => {
  test("A-23 are a hundred an hour, over however many accounts and whatever headers claim", async () => {
    const address = someAddress();
    for (let time = 0; time < 97; time++) await from(address, () => beginTry(`someone-${time}@globex.example`, null));
    const claims = (n: number) => ({
      "X-Forwarded-For": `10.0.0.${n}`,
      "Fly-Client-IP": `10.0.1.${n}`,
      Forwarded: `for=10.0.2.${n}`,
    });
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++)
      statuses.push((await logIn(`other-${time}@globex.example`, "wrong", address, claims(time))).status);
    expect(statuses).toEqual([400, 400, 400, 429, 429]);

    const nora = await withPassword(await aCustomer());
    const refused = await logIn(nora.email, goodPassword, address);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(3000);
    later(3601);
    expect((await logIn(nora.email, goodPassword, address)).status).toBe(303);
  });

  test("do not count those that succeed", async () => {
    const address = someAddress();
    for (let time = 0; time < 120; time++) {
      const started = await from(address, () => beginTry(`busy-${time}@globex.example`, null));
      if ("waitSeconds" in started) throw new Error("A success was counted.");
      await succeed(started);
    }
  });

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

test("a busy hasher answers 503 with Retry-After, counts nothing against the account, and recovers", async () => {
  const nora = await withPassword(await aCustomer());
  const flood = Array.from({ length: 24 }, () => hashPassword(goodPassword));
  const answer = await logIn(nora.email, goodPassword);
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "3"]);
  await Promise.all(flood);
  await fail(nora.email, 9);
  expect((await logIn(nora.email, goodPassword)).status).toBe(303);
});
