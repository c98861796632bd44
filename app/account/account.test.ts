import { describe, expect, test, vi } from "vitest";
import { findActor, startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { deviceName } from "~/login/device-name";
import { logIn } from "~/login/login.server";
import { aCustomer, get, type Person, post } from "../../tests/support/cast";
import { cookiesOf, from, goodPassword, lettersTo, someAddress, withPassword } from "../../tests/support/logins";
import * as account from "./account.route";
import * as sessions from "./sessions.route";

vi.setConfig({ testTimeout: 60_000 });

const next = "seven tall herons wait";

async function change(
  person: Pick<Person, "cookie">,
  currentPassword: string,
  newPassword = next,
  again = newPassword,
) {
  const request = post("/account", { currentPassword, newPassword, confirmPassword: again }, person);
  const work = () => account.action({ request, params: {}, context: {} });
  return (await from(someAddress(), work)) as Response;
}

async function anotherSession(person: Person, userAgent = "curl/8") {
  const request = new Request("http://localhost:3000/", { headers: { "User-Agent": userAgent } });
  const setCookie = await from("203.0.113.7", () => transact((tx) => startSession(tx, person.userId, request)));
  return { cookie: setCookie.split(";")[0] ?? "" };
}

const isLoggedIn = async (as: Pick<Person, "cookie">) => (await findActor(get("/", as))) !== null;

describe("changing one's password", () => {
  test("A-19 needs the current one, ends every other session, and tells the owner", async () => {
    const nora = await withPassword(await aCustomer());
    const other = await anotherSession(nora);
    const answer = await change(nora, goodPassword);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/account"]);
    expect([await isLoggedIn(other), await isLoggedIn(nora)]).toEqual([false, false]);
    expect(await isLoggedIn({ cookie: cookiesOf(answer) })).toBe(true);
    expect(await lettersTo(nora.email)).toMatchObject([{ letter: "password-changed", data: { first: false } }]);
    const outcome = await from(someAddress(), () => logIn(nora.email, next, post("/", {})));
    expect(outcome.is).toBe("in");
  });

  test("with a wrong current one changes nothing, and says so at its field", async () => {
    const nora = await withPassword(await aCustomer());
    const before = await db.user.findUniqueOrThrow({ where: { id: nora.userId } });
    const answer = await change(nora, "not the current one");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      result: { error: { currentPassword: ["Enter your current password: this is not it."] } },
    });
    expect(await db.user.findUniqueOrThrow({ where: { id: nora.userId } })).toEqual(before);
    expect(await isLoggedIn(nora)).toBe(true);
  });

  test("to a weak one, or to two that differ, is refused with the reason", async () => {
    const nora = await withPassword(await aCustomer());
    for (const [password, again, reason] of [
      ["too short", "too short", "Use at least 15 characters"],
      ["qwertyqwertyqwerty", "qwertyqwertyqwerty", "tried first"],
      [next, `${next} `, "these two differ"],
    ] as const) {
      const answer = await change(nora, goodPassword, password, again);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(reason);
    }
  });

  test("cannot be guessed at without end from a session left open", async () => {
    const nora = await withPassword(await aCustomer());
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++) statuses.push((await change(nora, "wrong")).status);
    expect(statuses).toEqual([...Array<number>(10).fill(400), 429]);
  });
});

describe("one's sessions", () => {
  test("show device, address and which is this one, and nobody else's", async () => {
    const nora = await aCustomer();
    await aCustomer("Gina", "Globex");
    await anotherSession(nora, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
    const { sessions: listed } = await sessions.loader({ request: get("/", nora), params: {}, context: {} });
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    expect(listed.find(({ isThisOne }) => !isThisOne)).toMatchObject({
      device: "Firefox on Windows",
      address: "203.0.113.7",
    });
  });

  async function end(person: Pick<Person, "cookie">, fields: Record<string, string>) {
    const request = post("/account/sessions", fields, person);
    const work = () => sessions.action({ request, params: {}, context: {} });
    return (await from(someAddress(), work).catch((thrown: unknown) => thrown)) as Response;
  }

  test("can be ended one by one, but not those of others", async () => {
    const nora = await aCustomer();
    const gina = await aCustomer("Gina", "Globex");
    const other = await anotherSession(nora);
    const ofGina = await db.session.findFirstOrThrow({ where: { userId: gina.userId } });
    expect((await end(nora, { intent: "end", sessionId: ofGina.id })).status).toBe(404);
    expect(await isLoggedIn(gina)).toBe(true);

    const { sessionId } = (await findActor(get("/", other))) ?? { sessionId: "" };
    expect((await end(nora, { intent: "end", sessionId })).status).toBe(303);
    expect([await isLoggedIn(other), await isLoggedIn(nora)]).toEqual([false, true]);
  });

  test("can all be ended but this one", async () => {
    const nora = await aCustomer();
    const others = [await anotherSession(nora), await anotherSession(nora)];
    expect((await end(nora, { intent: "end-others" })).status).toBe(303);
    expect(await Promise.all([...others, nora].map(isLoggedIn))).toEqual([false, false, true]);
  });

  test("are left alone by a form that asks for something else", async () => {
    const nora = await aCustomer();
    for (const fields of [{}, { intent: "end" }, { intent: "end", sessionId: "x" }, { intent: "all" }])
      expect((await end(nora, fields)).status).toBe(400);
    expect(await isLoggedIn(nora)).toBe(true);
  });
});

test.each([
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Safari on a Mac",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
    "Chrome on an iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  ["curl/8.5.0", "An unknown device"],
])("%s is %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
