import { afterEach, describe, expect, test, vi } from "vitest";
import { findActor, idleLifetime, startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { rateLimiter } from "~/infra/rate-limit.server";
import { newToken } from "~/infra/secrets.server";
import { hashPassword, PasswordsBusy } from "~/login/password-hash.server";
import { aCustomer, anAdmin, get, loggedInAnew, type Person } from "../support/cast";

describe("a session's cookie", () => {
  test("A-17 cannot be read by scripts, sent by other sites, set by neighbours, or carried over plain http", async () => {
    const { APP_URL } = process.env;
    vi.resetModules();
    process.env.APP_URL = "https://cm360.example";
    const { clearedSessionCookie } = await import("~/access/session.server");
    process.env.APP_URL = APP_URL;
    vi.resetModules();
    const cookie = await clearedSessionCookie();
    expect(cookie).toMatch(/^__Host-session=/);
    const attributes = cookie.split("; ").slice(1);
    expect(attributes).toEqual(expect.arrayContaining(["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]));
    expect(cookie).not.toMatch(/domain/i);
  });

  test("A-17 stands in the database as a digest alone", async () => {
    const nora = await aCustomer();
    const token = JSON.parse(
      Buffer.from(decodeURIComponent(nora.cookie.split("=")[1] ?? ""), "base64").toString(),
    ) as string;
    expect(token).toMatch(/^[\w-]{43}$/);
    const sessions = await db.session.findMany({ where: { userId: nora.userId } });
    expect(sessions).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain(token);
    expect(await findActor(get("/", nora))).toMatchObject({ userId: nora.userId });
  });

  test("A-16 that a browser made up opens nothing", async () => {
    const made = [newToken(), "", "aaaa", "__proto__", "x".repeat(10_000), "%00", '{"id":1}'];
    for (const token of made) {
      const cookie = `session=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`;
      expect(await findActor(get("/", { cookie }))).toBeNull();
      expect(await findActor(get("/", { cookie: `session=${token.replace(/[^\w%-]/g, "")}` }))).toBeNull();
    }
  });
});

describe("a session", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  async function isLoggedIn(who: Person, afterHours: number, steps = 1): Promise<boolean> {
    vi.useFakeTimers({ toFake: ["Date"] });
    const begun = Date.now();
    let actor = null;
    for (let step = 1; step <= steps; step += 1) {
      vi.setSystemTime(begun + (afterHours * 3_600_000 * step) / steps);
      actor = await findActor(get("/", who));
      if (!actor) break;
    }
    vi.useRealTimers();
    return actor !== null;
  }

  test("A-21 ends after a day without a click, and in any case after 30 days; an admin's after 12 hours", async () => {
    const nora = await aCustomer();
    const ada = await anAdmin();
    expect(idleLifetime).toBe(24 * 3_600_000);
    expect(await isLoggedIn(await loggedInAnew(nora), 23.9)).toBe(true);
    expect(await isLoggedIn(await loggedInAnew(nora), 24.1)).toBe(false);
    expect(await isLoggedIn(await loggedInAnew(nora), 29.9 * 24, 40)).toBe(true);
    expect(await isLoggedIn(await loggedInAnew(nora), 30.1 * 24, 40)).toBe(false);
    expect(await isLoggedIn(await loggedInAnew(ada), 11.9, 4)).toBe(true);
    expect(await isLoggedIn(await loggedInAnew(ada), 12.1, 4)).toBe(false);
  });

  test("A-16 has an id that is never the same twice", async () => {
    const { userId } = await aCustomer();
    const cookies = await transact(async (tx) => {
      const all: string[] = [];
      for (let n = 0; n < 20; n += 1) all.push(await startSession(tx, userId, get("/")));
      return all.map((cookie) => cookie.split(";")[0]);
    });
    expect(new Set(cookies).size).toBe(20);
  });
});

test("A-25 tries are counted in the database: neither a restart nor another machine begins anew", async () => {
  const [before, after, another] = [
    rateLimiter("restart", 3, 60),
    rateLimiter("restart", 3, 60),
    rateLimiter("other", 3, 60),
  ];
  for (let n = 0; n < 3; n += 1) expect((await before.take("nora@acme.example")).waitSeconds).toBeNull();
  expect((await after.take("nora@acme.example")).waitSeconds).toBeGreaterThan(50);
  expect((await another.take("nora@acme.example")).waitSeconds).toBeNull();
  expect((await after.take("gina@globex.example")).waitSeconds).toBeNull();
});

test("A-26 of 200 passwords at once few are proved, the rest are told to come back at once, and the portal goes on", async () => {
  const started = performance.now();
  const ticks: number[] = [];
  const ticking = setInterval(() => ticks.push(performance.now()), 5);
  const flood = Array.from({ length: 200 }, () =>
    hashPassword("four brown dogs sing").then(
      () => "proved",
      (error: unknown) => (error instanceof PasswordsBusy ? performance.now() - started : Promise.reject(error)),
    ),
  );
  const outcomes = await Promise.all(flood);
  clearInterval(ticking);
  const proved = outcomes.filter((outcome) => outcome === "proved").length;
  expect(proved).toBeGreaterThan(0);
  expect(proved).toBeLessThanOrEqual(24);
  // Told before the first of them was proved, while the event loop was free to do so.
  expect(Math.max(...outcomes.filter((outcome) => typeof outcome === "number"))).toBeLessThan(1_000);
  expect(ticks.length).toBeGreaterThan(5);
}, 60_000);
