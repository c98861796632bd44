import { afterEach, describe, expect, test, vi } from "vitest";
import { findActor, startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { aCustomer, get, type Person, post } from "../../tests/support/cast";
import { from, goodPassword, lettersTo, someAddress, withPassword } from "../../tests/support/logins";
import * as changePassword from "./change-password.route";
import { logIn } from "./login.server";
import { issuePasswordToken } from "./password-token.server";
import * as resetPassword from "./reset-password.route";
import { action as askAction } from "./reset-request.route";

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => {
  vi.useRealTimers();
});

const next = "seven tall herons wait";
type Page = typeof resetPassword;

async function ask(email: string, address = someAddress(), headers: Record<string, string> = {}) {
  const request = post("/reset-password", { email });
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return (await from(address, () => askAction({ request, params: {}, context: {} }))) as Response;
}

async function send(page: Page, token: string, newPassword = next, confirmPassword = newPassword) {
  const request = post(`/reset-password/${token}`, { newPassword, confirmPassword });
  const work = () => page.action({ request, params: { token }, context: {} });
  return (await from(someAddress(), work)) as Response;
}

async function look(page: Page, token: string) {
  const answer = await page.loader({ request: get(`/reset-password/${token}`), params: { token }, context: {} });
  return answer.status;
}

async function aResetLink(person: Person): Promise<string> {
  return transact((tx) => issuePasswordToken(tx, person.userId, "reset"));
}

async function canLogIn(email: string, password: string, as?: Pick<Person, "cookie">) {
  return (await from(someAddress(), () => logIn(email, password, post("/", {}, as)))).is === "in";
}

describe("asking for a link", () => {
  test("mails one to a known address, and the link sets a new password", async () => {
    const nora = await withPassword(await aCustomer());
    const answer = await ask(` ${nora.email.toUpperCase()}`);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/reset-password?sent"]);
    const [letter, ...more] = await lettersTo(nora.email);
    expect(more).toEqual([]);
    expect(letter?.letter).toBe("password-reset");

    const set = await send(resetPassword, letter?.secret ?? "");
    expect([set.status, set.headers.get("Location")]).toEqual([303, "/password-set?by=reset-password"]);
    expect(await canLogIn(nora.email, next)).toBe(true);
    expect(await canLogIn(nora.email, goodPassword)).toBe(false);
  });

  test("answers a stranger's address with the same bytes, and mails nothing", async () => {
    const nora = await withPassword(await aCustomer());
    const [known, unknown] = [await ask(nora.email), await ask("nobody@globex.example")];
    expect(unknown.status).toBe(known.status);
    expect([...unknown.headers]).toEqual([...known.headers]);
    expect(await unknown.text()).toBe(await known.text());
    expect(await lettersTo("nobody@globex.example")).toEqual([]);
  });

  test("A-7 takes the same time whether or not the address is known", async () => {
    const nora = await withPassword(await aCustomer());
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (let run = 0; run < 5; run++) {
      for (const kind of ["known", "unknown"] as const) {
        const start = performance.now();
        await ask(kind === "known" ? nora.email : "nobody@globex.example");
        times[kind].push(performance.now() - start);
      }
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[2] ?? Number.NaN;
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.34);
  });

  test("mails a fresh link to set the first password where there is none yet", async () => {
    const nora = await aCustomer();
    await ask(nora.email);
    const [letter] = await lettersTo(nora.email);
    expect(letter?.letter).toBe("set-password");
    expect(await look(resetPassword, letter?.secret ?? "")).toBe(410);
    const set = await send(changePassword, letter?.secret ?? "");
    expect(set.headers.get("Location")).toBe("/password-set?by=change-password");
    expect(await canLogIn(nora.email, next)).toBe(true);
  });

  test("tells an applicant, by mail alone, how the sign-up stands", async () => {
    const signup = (email: string, rejectedAt: Date | null) =>
      transact((tx) =>
        tx.signupRequest.create({
          data: {
            email,
            emailDomain: "acme.example",
            firstName: "Ida",
            lastName: "Brandt",
            businessName: "Acme",
            businessWebsite: "https://acme.example",
            websiteDomain: "acme.example",
            privacyVersion: 1,
            termsVersion: 1,
            rejectedAt,
          },
        }),
      );
    await signup("waits@acme.example", null);
    await signup("rejected@acme.example", new Date());
    const answers = [await ask("waits@acme.example"), await ask("rejected@acme.example")];
    expect(answers.map((answer) => answer.headers.get("Location"))).toEqual(Array(2).fill("/reset-password?sent"));
    expect(await lettersTo("waits@acme.example")).toMatchObject([
      { letter: "signup-state", data: { rejectedAt: null }, secret: null },
    ]);
    expect(await lettersTo("rejected@acme.example")).toMatchObject([
      { letter: "signup-state", data: { rejectedAt: expect.any(String) } },
    ]);
  });

  test("mails nothing to a disabled person", async () => {
    const nora = await withPassword(await aCustomer());
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } }));
    await ask(nora.email);
    expect(await lettersTo(nora.email)).toEqual([]);
  });

  test("D-12 mails one address five times an hour at most, and says nothing of it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const nora = await withPassword(await aCustomer());
    for (let time = 0; time < 7; time++) expect((await ask(nora.email)).status).toBe(303);
    expect(await lettersTo(nora.email)).toHaveLength(5);
    vi.setSystemTime(Date.now() + 3_601_000);
    await ask(nora.email);
    expect(await lettersTo(nora.email)).toHaveLength(6);
  });

  test("asks for an address where none was typed, and keeps what was", async () => {
    const answer = await ask("nora at acme");
    expect(answer.status).toBe(400);
    const said = await answer.text();
    expect(said).toContain("such as nora@acme.example");
    expect(said).toContain("nora at acme");
  });

  test("A-11 keeps the token out of the database in clear", async () => {
    const nora = await withPassword(await aCustomer());
    await ask(nora.email);
    const [letter] = await lettersTo(nora.email);
    const secret = letter?.secret ?? "";
    expect(secret.length).toBeGreaterThanOrEqual(43);
    const rows = [await db.outboxMail.findMany(), await db.passwordToken.findMany(), await db.auditEvent.findMany()];
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe("a link", () => {
  test("A-14 is not used up by looking at it, however often", async () => {
    const nora = await withPassword(await aCustomer());
    const token = await aResetLink(nora);
    for (let time = 0; time < 5; time++) expect(await look(resetPassword, token)).toBe(200);
    expect((await send(resetPassword, token)).status).toBe(303);
  });

  test("works once", async () => {
    const nora = await withPassword(await aCustomer());
    const token = await aResetLink(nora);
    expect((await send(resetPassword, token)).status).toBe(303);
    expect((await send(resetPassword, token, "another password entirely")).status).toBe(400);
    expect(await look(resetPassword, token)).toBe(410);
    expect(await canLogIn(nora.email, next)).toBe(true);
  });

  test("A-12 sent twenty times at once works once", async () => {
    const nora = await withPassword(await aCustomer());
    const token = await aResetLink(nora);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send(resetPassword, token, `${next} ${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(400)]);
    expect(await db.auditEvent.count({ where: { action: "password.reset", subjectId: nora.userId } })).toBe(1);
    expect(await lettersTo(nora.email)).toHaveLength(1);
  });

  test.each([
    ["reset", resetPassword, 59, 61],
    ["set", changePassword, 71 * 60, 73 * 60],
  ] as const)("to %s works until its time is over", async (purpose, page, before, after) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const nora = await aCustomer();
    const token = await transact((tx) => issuePasswordToken(tx, nora.userId, purpose));
    const start = Date.now();
    vi.setSystemTime(start + before * 60_000);
    expect(await look(page, token)).toBe(200);
    vi.setSystemTime(start + after * 60_000);
    expect(await look(page, token)).toBe(410);
    expect((await send(page, token)).status).toBe(400);
  });

  test("A-13 dies when a newer one is made", async () => {
    const nora = await withPassword(await aCustomer());
    const [older, newer] = [await aResetLink(nora), await aResetLink(nora)];
    expect((await send(resetPassword, older)).status).toBe(400);
    expect((await send(resetPassword, newer)).status).toBe(303);
  });

  test("of one kind does not open the other page, nor does a made-up one", async () => {
    const nora = await withPassword(await aCustomer());
    const token = await aResetLink(nora);
    expect(await look(changePassword, token)).toBe(410);
    expect((await send(changePassword, token)).status).toBe(400);
    for (const made of ["", "x", "a".repeat(43), "../../etc/passwd", "%00"]) {
      expect(await look(resetPassword, made)).toBe(410);
      expect((await send(resetPassword, made)).status).toBe(400);
    }
  });

  test("does nothing for one who was disabled meanwhile", async () => {
    const nora = await withPassword(await aCustomer());
    const token = await aResetLink(nora);
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } }));
    expect((await send(resetPassword, token)).status).toBe(400);
  });

  test("ends every session, and tells the owner when", async () => {
    const nora = await withPassword(await aCustomer());
    const cookie = await transact((tx) => startSession(tx, nora.userId, get("/")));
    await send(resetPassword, await aResetLink(nora));
    for (const each of [nora.cookie, cookie]) expect(await findActor(get("/", { cookie: each }))).toBeNull();
    expect(await lettersTo(nora.email)).toMatchObject([
      { letter: "password-changed", data: { first: false, at: expect.stringMatching(/Z$/) } },
    ]);
  });

  test("survives a password that is refused, and the answer holds none of what was typed", async () => {
    const nora = await withPassword(await aCustomer());
    const token = await aResetLink(nora);
    for (const [password, again, reason] of [
      ["fourteen chars", "fourteen chars", "Use at least 15 characters: this password has 14."],
      ["passwordpassword", "passwordpassword", "passwords that are tried first"],
      [nora.email, nora.email, "a name that goes with your account"],
      [next, `${next}!`, "these two differ"],
      ["", "", "Enter a new password."],
    ] as const) {
      const answer = await send(resetPassword, token, password, again);
      expect(answer.status).toBe(400);
      const said = await answer.text();
      expect(said).toContain(reason);
      if (password) expect(said).not.toContain(`"${password}"`);
    }
    const long = `${next} ${"🐙🌋🚲🧭🪁".repeat(20)} and more`.slice(0, 60);
    expect((await send(resetPassword, token, long)).status).toBe(303);
    expect(await canLogIn(nora.email, long)).toBe(true);
  });

  test("A-15 opens a page that no cache keeps and no other site hears of", () => {
    for (const page of [resetPassword, changePassword]) {
      const empty = new Headers();
      const headers = new Headers(
        page.headers({ actionHeaders: empty, loaderHeaders: empty, parentHeaders: empty, errorHeaders: undefined }),
      );
      expect([headers.get("Cache-Control"), headers.get("Referrer-Policy")]).toEqual(["no-store", "same-origin"]);
    }
  });

  test("lifts the pauses that strangers caused", async () => {
    const nora = await withPassword(await aCustomer());
    const { beginTry } = await import("./login-limits.server");
    for (let time = 0; time < 10; time++) await from(someAddress(), () => beginTry(nora.email, null));
    expect(await canLogIn(nora.email, goodPassword)).toBe(false);
    await send(resetPassword, await aResetLink(nora));
    expect(await canLogIn(nora.email, next)).toBe(true);
  });

  test("lifts the pause of the owner's own browser, whichever browser opens it", async () => {
    const nora = await withPassword(await aCustomer());
    const entered = await from(someAddress(), () => logIn(nora.email, goodPassword, post("/", {})));
    if (entered.is !== "in") throw new Error(entered.is);
    const own = { cookie: entered.setCookies.map((cookie) => cookie.split(";")[0]).join("; ") };
    for (let time = 0; time < 10; time++) expect(await canLogIn(nora.email, "a wrong one", own)).toBe(false);
    expect(await canLogIn(nora.email, goodPassword, own)).toBe(false);
    await send(resetPassword, await aResetLink(nora));
    expect(await canLogIn(nora.email, next, own)).toBe(true);
  });
});
