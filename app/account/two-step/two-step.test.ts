import { beforeEach, describe, expect, test, vi } from "vitest";
import { findActor } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { action as logInAction } from "~/login/login.route";
import { issuePasswordToken } from "~/login/password-token.server";
import { replaceRecoveryCodes } from "~/login/recovery-codes.server";
import * as secondStep from "~/login/second-step.route";
import { withCode } from "~/login/second-step.server";
import { setPassword } from "~/login/set-password.server";
import { aCustomer, anAdmin, get, loggedInAnew, type Person, post } from "../../../tests/support/cast";
import { cookiesOf, from, goodPassword, lettersTo, someAddress, withPassword } from "../../../tests/support/logins";
import { codeOf, withSecondStep } from "../../../tests/support/second-step";
import * as account from "../account.route";
import * as email from "../email/change.route";
import { listSessions } from "../sessions.server";
import * as recovery from "./recovery-codes.route";
import * as reset from "./reset.route";
import * as setUp from "./set-up.route";
import * as settings from "./settings.route";
import { carryCodes } from "./shown-codes.server";
import * as twoStep from "./two-step.route";

vi.setConfig({ testTimeout: 60_000 });

// The clock stands still, so that no code grows old between two lines. Each test begins two steps later.
vi.useFakeTimers({ toFake: ["Date"] });
const forward = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
beforeEach(() => forward(60));

type Cookied = Pick<Person, "cookie">;
type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => unknown;

async function send(handler: unknown, request: Request, params: Record<string, string> = {}): Promise<Response> {
  const work = async () => (handler as Handler)({ request, params, context: {} });
  return (await from(someAddress(), work).catch((thrown: unknown) => thrown)) as Response;
}

const givePassword = (person: Person, path = "/", as?: Cookied, password = goodPassword) =>
  send(logInAction, post(path, { email: person.email, password }, as));
const giveCode = (code: string, as: Cookied, path = "/login/second-step") =>
  send(secondStep.action, post(path, { code }, as));
const cookied = (answer: Response): Cookied => ({ cookie: cookiesOf(answer) });
const challengeOf = async (person: Person) => cookied(await givePassword(person));
const isLoggedIn = async (as: Cookied) => (await findActor(get("/", as))) !== null;
const aSecured = async () => withSecondStep(await withPassword(await aCustomer()));
const proof = (code: string, currentPassword = goodPassword) => ({ currentPassword, code });
const location = (answer: Response) => [answer.status, answer.headers.get("Location")];
const actionsOf = async (person: Person) =>
  (await db.auditEvent.findMany({ where: { subjectId: person.userId }, orderBy: { id: "asc" } })).map((e) => e.action);

describe("setting up", () => {
  async function open(person: Person) {
    const answer = await send(setUp.loader, get("/account/two-step/set-up", person));
    const { offer } = (await answer.json()) as { offer: { sealed: string; key: string; qr: { path: string } } };
    return { ...offer, plain: offer.key.replace(/ /g, "") };
  }
  const turnOn = (person: Person, fields: Record<string, string>) =>
    send(setUp.action, post("/account/two-step/set-up", fields, person));

  test("needs the password and a code of the app; every other session ends, and the owner is told", async () => {
    const nora = await withPassword(await aCustomer());
    const other = await loggedInAnew(nora);
    const { sealed, plain, qr } = await open(nora);
    expect(qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);

    const wrong = await turnOn(nora, { offer: sealed, ...proof(codeOf(plain), "not the password") });
    expect(wrong.status).toBe(400);
    const again = (await wrong.json()) as { offer: { key: string } };
    expect(again.offer.key.replace(/ /g, "")).toBe(plain);
    expect((await turnOn(nora, { offer: sealed, ...proof("000000") })).status).toBe(400);
    expect(await db.user.findUniqueOrThrow({ where: { id: nora.userId } })).toMatchObject({ totpSealed: null });

    const answer = await turnOn(nora, { offer: sealed, ...proof(codeOf(plain)) });
    expect(location(answer)).toEqual([303, "/account/two-step/recovery-codes"]);
    expect([await isLoggedIn(other), await isLoggedIn(nora), await isLoggedIn(cookied(answer))]).toEqual([
      ...[false, false, true],
    ]);
    const row = await db.user.findUniqueOrThrow({ where: { id: nora.userId } });
    expect(row.totpSealed).not.toContain(plain);
    expect(await lettersTo(nora.email)).toMatchObject([{ letter: "second-step-changed", data: { what: "on" } }]);
    expect(await db.notification.count({ where: { userId: nora.userId, kind: "safety" } })).toBe(1);
    expect(await actionsOf(nora)).toEqual(["second-step.on"]);

    const shown = await send(recovery.loader, get("/account/two-step/recovery-codes", cookied(answer)));
    const { codes } = (await shown.json()) as { codes: string[] };
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const digests = await db.recoveryCode.findMany({ where: { userId: nora.userId } });
    expect(JSON.stringify(digests)).not.toContain(codes[0]?.replace(/-/g, ""));
    // Sent once more, the form changes nothing.
    const nowIn = { ...nora, ...cookied(answer) };
    expect(location(await turnOn(nowIn, { offer: sealed, ...proof(codeOf(plain)) }))).toEqual([
      ...[303, "/account/two-step"],
    ]);
    expect(await db.recoveryCode.count({ where: { userId: nora.userId } })).toBe(10);
  });

  test("takes only a key that was offered to this very session, a quarter of an hour ago at most", async () => {
    const nora = await withPassword(await aCustomer());
    const gina = await withPassword(await aCustomer("Gina", "Globex"));
    const { sealed, plain } = await open(nora);
    for (const offer of [sealed, "nonsense", ""])
      expect((await turnOn(gina, { offer, ...proof(codeOf(plain)) })).status).toBe(400);
    forward(15 * 60);
    const late = await turnOn(nora, { offer: sealed, ...proof(codeOf(plain)) });
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining("Scan the new key")]);
    expect(await db.user.count({ where: { id: { in: [nora.userId, gina.userId] }, totpSealed: null } })).toBe(2);
  });

  test("shows the recovery codes to their owner in that browser, until they are kept or ten minutes are over", async () => {
    const nora = await withPassword(await aCustomer());
    const { sealed, plain } = await open(nora);
    const answer = cookied(await turnOn(nora, { offer: sealed, ...proof(codeOf(plain)) }));
    const shownTo = async (as: Cookied) => {
      const page = await send(recovery.loader, get("/account/two-step/recovery-codes", as));
      return ((await page.json()) as { codes: string[] | null }).codes;
    };
    expect(await shownTo(answer)).toHaveLength(10);
    expect(await shownTo(answer)).toHaveLength(10);
    const gina = await aSecured();
    const codesCookie = answer.cookie.split("; ").find((one) => one.startsWith("recovery-codes="));
    expect(await shownTo({ cookie: `${gina.cookie}; ${codesCookie}` })).toBeNull();
    const kept = await send(recovery.action, post("/account/two-step/recovery-codes", { intent: "kept" }, answer));
    expect(kept.headers.getSetCookie().some((cookie) => /^recovery-codes=;.*Max-Age=0/.test(cookie))).toBe(true);
    forward(10 * 60);
    expect(await shownTo(answer)).toBeNull();
  });

  test("shows no recovery codes that newer ones, made in another browser, replaced", async () => {
    const nora = await aSecured();
    const codes = await transact((tx) => replaceRecoveryCodes(tx, nora.userId, new Date()));
    const carried = { cookie: `${nora.cookie}; ${(await carryCodes(nora.userId, codes)).split(";")[0]}` };
    const shown = async () => {
      const page = await send(recovery.loader, get("/account/two-step/recovery-codes", carried));
      return ((await page.json()) as { codes: string[] | null }).codes;
    };
    expect(await shown()).toEqual(codes);
    await transact((tx) => replaceRecoveryCodes(tx, nora.userId, new Date()));
    expect(await shown()).toBeNull();
  });
});

describe("logging in", () => {
  test("takes the password, then a code, and goes on to the page first asked for", async () => {
    const nora = await aSecured();
    const asked = await givePassword(nora, "/?redirectTo=%2Faccount%3Ftab%3D1");
    expect(location(asked)).toEqual([303, "/login/second-step?redirectTo=%2Faccount%3Ftab%3D1"]);
    expect(await isLoggedIn(cookied(asked))).toBe(false);
    const answer = await giveCode(
      codeOf(nora.key),
      cookied(asked),
      "/login/second-step?redirectTo=%2Faccount%3Ftab%3D1",
    );
    expect(location(answer)).toEqual([303, "/account?tab=1"]);
    const actor = await findActor(get("/", cookied(answer)));
    expect(actor).toMatchObject({ userId: nora.userId });
    if (!actor) throw new Error("not logged in");
    expect((await listSessions(actor)).find(({ isThisOne }) => isThisOne)).toMatchObject({ hasSecondStep: true });
  });

  test("never leads to another site", async () => {
    const nora = await aSecured();
    const home = `/customers/${nora.business.slug}/profile`;
    for (const wanted of ["//evil.example", "/\\evil.example"]) {
      forward(60);
      const path = `/login/second-step?${new URLSearchParams({ redirectTo: wanted })}`;
      const asked = await givePassword(nora, `/?${new URLSearchParams({ redirectTo: wanted })}`);
      expect(asked.headers.get("Location")).toBe("/login/second-step");
      expect(location(await giveCode(codeOf(nora.key), cookied(asked), path))).toEqual([303, home]);
    }
  });

  test("ends the session that the browser showed before, and takes no id that the browser chose", async () => {
    const nora = await aSecured();
    const { cookie } = await challengeOf(nora);
    const answer = await giveCode(codeOf(nora.key), { cookie: `${cookie}; ${nora.cookie}` });
    expect([await isLoggedIn(nora), await isLoggedIn(cookied(answer))]).toEqual([false, true]);
    for (const chosen of ["second-step=aaaa", "second-step=", `second-step=${nora.userId}`, "second-step=%7B%7D"])
      expect(location(await giveCode(codeOf(nora.key), { cookie: chosen }))).toEqual([303, "/"]);
  });

  test("takes the code of a clock that is one step off, and none that is two", async () => {
    for (const [steps, status] of [
      [-2, 400],
      [-1, 303],
      [1, 303],
      [2, 400],
    ] as const) {
      const nora = await aSecured();
      expect((await giveCode(codeOf(nora.key, steps), await challengeOf(nora))).status).toBe(status);
    }
  });

  test("A-27 takes no code twice, nor an older one after a newer", async () => {
    const nora = await aSecured();
    const code = codeOf(nora.key);
    expect((await giveCode(code, await challengeOf(nora))).status).toBe(303);
    expect((await giveCode(code, await challengeOf(nora))).status).toBe(400);
    expect((await giveCode(codeOf(nora.key, -1), await challengeOf(nora))).status).toBe(400);
    expect((await giveCode(codeOf(nora.key, 1), await challengeOf(nora))).status).toBe(303);
  });

  test("lets one in where two send the same code at once, of the app or of the list", async () => {
    const nora = await aSecured();
    for (const code of [codeOf(nora.key), nora.codes[0] ?? ""]) {
      const before = await db.session.count({ where: { userId: nora.userId } });
      const challenges = await Promise.all([challengeOf(nora), challengeOf(nora), challengeOf(nora)]);
      const answers = await Promise.all(challenges.map((as) => giveCode(code, as)));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400]);
      expect(await db.session.count({ where: { userId: nora.userId } })).toBe(before + 1);
    }
  });

  test("takes a recovery code once, however it is written, and tells the owner how many are left", async () => {
    const nora = await aSecured();
    const typed = (nora.codes[3] ?? "").toLowerCase().replace(/-/g, " ").replace(/0/g, "o");
    expect((await giveCode(typed, await challengeOf(nora))).status).toBe(303);
    forward(1);
    expect((await giveCode(nora.codes[3] ?? "", await challengeOf(nora))).status).toBe(400);
    expect((await giveCode(nora.codes[4] ?? "", await challengeOf(nora))).status).toBe(303);
    const told = (await lettersTo(nora.email)).filter(({ letter }) => letter === "recovery-code-used");
    expect(told).toMatchObject([{ data: { left: 9 } }, { data: { left: 8 } }]);
  });

  test("asks for the password again after five wrong codes, or ten minutes", async () => {
    const nora = await aSecured();
    const first = await challengeOf(nora);
    const statuses: unknown[] = [];
    for (let time = 0; time < 5; time++) statuses.push((await giveCode("000000", first)).status);
    expect(statuses).toEqual([400, 400, 400, 400, 303]);
    expect(location(await giveCode(codeOf(nora.key), first))).toEqual([303, "/"]);
    const second = await challengeOf(nora);
    forward(10 * 60);
    expect(location(await giveCode(codeOf(nora.key), second))).toEqual([303, "/"]);
    expect((await giveCode(codeOf(nora.key), await challengeOf(nora))).status).toBe(303);
  });

  test("lets nobody try codes without end, however often the right password is given in between", async () => {
    const nora = await aSecured();
    const tries: number[] = [];
    for (let time = 0; time < 4; time++) {
      const as = await challengeOf(nora);
      for (let each = 0; each < 4; each++) tries.push((await giveCode("000000", as)).status);
    }
    expect(tries.filter((status) => status === 400)).toHaveLength(10);
    const paused = await giveCode(codeOf(nora.key), await challengeOf(nora));
    expect(paused.status).toBe(429);
    expect(Number(paused.headers.get("Retry-After"))).toBeGreaterThan(0);
    forward(3600);
    expect((await giveCode(codeOf(nora.key), await challengeOf(nora))).status).toBe(303);
  });

  test("opens nobody's account with somebody else's code, and a hundred tries at once are five", async () => {
    const [nora, gina] = [await aSecured(), await aSecured()];
    const asNora = await challengeOf(nora);
    expect((await giveCode(codeOf(gina.key), asNora)).status).toBe(400);
    expect((await giveCode(gina.codes[0] ?? "", asNora)).status).toBe(400);
    await Promise.all(Array.from({ length: 30 }, () => giveCode("000000", asNora)));
    const { tries } = await db.loginChallenge.findFirstOrThrow({ where: { userId: nora.userId } });
    expect(tries).toBe(5);
  });

  test("is void once the password was reset, the person disabled, or the business suspended", async () => {
    const changes = [
      async (nora: Person) => {
        const token = await transact((tx) => issuePasswordToken(tx, nora.userId, "reset"));
        expect((await setPassword(token, "reset", "seven tall herons wait")).is).toBe("set");
      },
      (nora: Person) =>
        transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } })),
      (nora: Person) =>
        transact((tx) =>
          tx.business.update({ where: { id: nora.business?.id ?? "" }, data: { suspendedAt: new Date() } }),
        ),
    ];
    for (const change of changes) {
      const nora = await aSecured();
      const as = await challengeOf(nora);
      await change(nora);
      expect(location(await giveCode(codeOf(nora.key), as))).toEqual([303, "/"]);
    }
  });

  test("shows its page only to the browser that gave the password", async () => {
    const nora = await aSecured();
    const open = (as?: Cookied) => send(secondStep.loader, get("/login/second-step", as));
    expect((await open(await challengeOf(nora))).status).toBe(200);
    expect(location(await open())).toEqual([302, "/"]);
    expect(location(await open(nora))).toEqual([302, `/customers/${nora.business.slug}/profile`]);
  });
});

test("a session without the second step is worth nothing where two-step login is on", async () => {
  const nora = await withPassword(await aCustomer());
  expect(await isLoggedIn(nora)).toBe(true);
  await withSecondStep(nora);
  expect(await isLoggedIn(nora)).toBe(false);
});

describe("passwords", () => {
  test("A-29 of twelve characters do with two-step login, and a reset leaves it on", async () => {
    const nora = await aSecured();
    const token = await transact((tx) => issuePasswordToken(tx, nora.userId, "reset"));
    const short = "kiv zun prob";
    expect(await setPassword(token, "reset", "kiv zun pro")).toMatchObject({ is: "refused" });
    expect(await setPassword(token, "reset", short)).toEqual({ is: "set" });
    const asked = await givePassword(nora, "/", undefined, short);
    expect(asked.headers.get("Location")).toBe("/login/second-step");
    const inside = cookied(await giveCode(codeOf(nora.key), cookied(asked)));

    // Changed by its owner, the session goes on under another id, with its second step.
    const fields = { currentPassword: short, newPassword: "wep tor glin x", confirmPassword: "wep tor glin x" };
    const changed = await send(account.action, post("/account", fields, inside));
    expect([changed.status, await isLoggedIn(cookied(changed)), await isLoggedIn(inside)]).toEqual([303, true, false]);

    // Without the second step it is too short: turning off says so, and a log-in after an admin's reset does.
    forward(60);
    const off = post("/account/two-step", proof(codeOf(nora.key), "wep tor glin x"), cookied(changed));
    const refused = await send(twoStep.action, off);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("at least 15 characters")]);
    const ada = await anAdmin();
    await send(reset.action, post("/", { reason: "Lost the phone" }, ada), { person: nora.userId });
    const late = await givePassword(nora, "/", undefined, "wep tor glin x");
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining("Choose a longer password")]);
    expect((await lettersTo(nora.email)).map(({ letter }) => letter)).toContain("password-reset");
  });
});

describe("turning off, and new recovery codes", () => {
  const turnOff = (person: Cookied, fields: Record<string, string>) =>
    send(twoStep.action, post("/account/two-step", fields, person));
  const makeNew = (person: Cookied, fields: Record<string, string>) =>
    send(recovery.action, post("/account/two-step/recovery-codes", { intent: "make", ...fields }, person));

  test("need both steps; off, the password alone logs in, and sent twice is like sent once", async () => {
    const nora = await aSecured();
    const code = codeOf(nora.key);
    expect((await turnOff(nora, proof(code, "not the password"))).status).toBe(400);
    expect((await turnOff(nora, proof("000000"))).status).toBe(400);
    expect((await turnOff(nora, {})).status).toBe(400);
    expect(await actionsOf(nora)).toEqual([]);
    expect((await turnOff(nora, proof(code))).status).toBe(303);
    expect((await turnOff(nora, proof(code))).status).toBe(303);
    expect(await actionsOf(nora)).toEqual(["second-step.off"]);
    expect(await db.recoveryCode.count({ where: { userId: nora.userId } })).toBe(0);
    expect(await isLoggedIn(cookied(await givePassword(nora)))).toBe(true);
    expect((await lettersTo(nora.email))[0]).toMatchObject({ data: { what: "off" } });
  });

  test("work with a recovery code too, for whoever lost the phone", async () => {
    const nora = await aSecured();
    expect((await makeNew(nora, proof("000000"))).status).toBe(400);
    const answer = await makeNew(nora, proof(nora.codes[0] ?? ""));
    expect(location(answer)).toEqual([303, "/account/two-step/recovery-codes"]);
    const page = get("/account/two-step/recovery-codes", { cookie: `${nora.cookie}; ${cookiesOf(answer)}` });
    const { codes } = (await (await send(recovery.loader, page)).json()) as { codes: string[] };
    expect((await giveCode(nora.codes[1] ?? "", await challengeOf(nora))).status).toBe(400);
    expect((await turnOff(nora, proof(codes[0] ?? ""))).status).toBe(303);
    expect(await actionsOf(nora)).toContain("second-step.codes");
  });

  test("cannot be guessed at without end from a session left open", async () => {
    const nora = await aSecured();
    const actor = await findActor(get("/", nora));
    const guess = { ...nora, typed: "000000", from: `session ${actor?.sessionId}` };
    const work = () => Promise.reject(new Error("a wrong code did something"));
    for (let time = 0; time < 10; time++)
      expect(await from(someAddress(), () => withCode(guess, work))).toEqual({ is: "wrong" });
    expect((await turnOff(nora, proof(codeOf(nora.key)))).status).toBe(429);
  });
});

test("another email needs a code too where two-step login is on", async () => {
  const nora = await aSecured();
  const next = `nora@mail.${nora.business.slug}.example`;
  const ask = (fields: Record<string, string>) =>
    send(email.action, post("/account/email", { intent: "change", email: next, ...fields }, nora));
  for (const fields of [{ currentPassword: goodPassword }, proof("000000")]) {
    const refused = await ask(fields as Record<string, string>);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining("the code that the app shows"),
    ]);
  }
  expect(await lettersTo(next)).toEqual([]);
  expect((await ask(proof(codeOf(nora.key)))).status).toBe(303);
  expect(await lettersTo(next)).toMatchObject([{ letter: "email-change" }]);
});

test("codes that were mistyped use up none of the mails that another email may get in an hour", async () => {
  const nora = await aSecured();
  const next = `nora@mail.${nora.business.slug}.example`;
  const ask = (code: string) =>
    send(email.action, post("/account/email", { intent: "change", email: next, ...proof(code) }, nora));
  for (let time = 0; time < 5; time++) expect((await ask("000000")).status).toBe(400);
  expect((await ask(codeOf(nora.key))).status).toBe(303);
});

describe("an admin's reset", () => {
  const resetOf = (admin: Person, person: string, reason = "Lost the phone, called back") =>
    send(reset.action, post(`/admin/people/${person}/second-step`, { reason }, admin), { person });

  test("needs a reason, which the log keeps; ends every session and log-in, and tells the person", async () => {
    const [ada, nora] = [await anAdmin(), await aSecured()];
    const waiting = await challengeOf(nora);
    expect((await resetOf(ada, nora.userId, " ")).status).toBe(400);
    expect(await isLoggedIn(nora)).toBe(true);
    expect((await resetOf(ada, nora.userId)).status).toBe(303);
    expect((await resetOf(ada, nora.userId)).status).toBe(303);
    expect(await isLoggedIn(nora)).toBe(false);
    expect(location(await giveCode(codeOf(nora.key), waiting))).toEqual([303, "/"]);
    const events = await db.auditEvent.findMany({ where: { action: "second-step.reset", subjectId: nora.userId } });
    expect(events).toMatchObject([
      { actorId: ada.userId, businessId: nora.business.id, after: { reason: "Lost the phone, called back" } },
    ]);
    expect(await lettersTo(nora.email)).toMatchObject([{ letter: "second-step-changed", data: { what: "reset" } }]);
    expect(await db.notification.count({ where: { userId: nora.userId, kind: "safety" } })).toBe(1);
    expect(await isLoggedIn(cookied(await givePassword(nora)))).toBe(true);
  });

  test("is never of one's own, nor of nobody's", async () => {
    const ada = await withSecondStep(await withPassword(await anAdmin()));
    expect((await resetOf(ada, ada.userId)).status).toBe(400);
    expect(await isLoggedIn(ada)).toBe(true);
    for (const person of ["00000000-0000-4000-8000-000000000000", "%", "x".repeat(3000)])
      expect((await resetOf(ada, person)).status).toBe(404);
  });
});

describe("new devices", () => {
  const chrome = { "User-Agent": "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36" };
  async function logIn(person: Person, as?: Cookied) {
    const request = post("/", { email: person.email, password: goodPassword }, as);
    for (const [name, value] of Object.entries(chrome)) request.headers.set(name, value);
    return cookied(await send(logInAction, request));
  }
  const told = async (person: Person) =>
    (await lettersTo(person.email)).filter(({ letter }) => letter === "new-device");

  test("are told of once each, but not at the very first log-in", async () => {
    const nora = await withPassword(await aCustomer());
    const first = await logIn(nora);
    expect(await told(nora)).toEqual([]);
    await logIn(nora, first);
    expect(await told(nora)).toEqual([]);
    const second = await logIn(nora);
    expect(await told(nora)).toMatchObject([{ data: { device: "Chrome on Windows", address: expect.any(String) } }]);
    await logIn(nora, second);
    expect(await told(nora)).toHaveLength(1);
  });

  test("that keep no cookie bring no storm of mails", async () => {
    const nora = await withPassword(await aCustomer());
    for (let time = 0; time < 6; time++) await logIn(nora);
    expect(await told(nora)).toHaveLength(3);
  });

  test("are told of after the second step, not before", async () => {
    const nora = await aSecured();
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { lastLoginAt: new Date(0) } }));
    const as = await logIn(nora);
    expect(await told(nora)).toEqual([]);
    await giveCode(codeOf(nora.key), as);
    expect(await told(nora)).toHaveLength(1);
  });
});

describe("the admins' settings", () => {
  const usual = { adminSessionHours: "12", sessionDays: "30" };
  const version = async () => String(((await stored())?.value as { version?: number } | undefined)?.version ?? 0);
  const stored = () => db.setting.findUnique({ where: { key: "security" } });
  async function save(admin: Person, fields: Record<string, string>) {
    const request = post("/admin/settings/security", { version: await version(), ...usual, ...fields }, admin);
    return send(settings.action, request);
  }
  const visit = (person: Cookied, path: string) => send(account.loader, get(path, person));

  test("A-28 demand two-step login of admins only at the word of one who has it; the others set it up and do nothing else", async () => {
    const bob = await withPassword(await anAdmin("Bob"));
    const ada = await withSecondStep(await withPassword(await anAdmin("Ada")));
    const nora = await aCustomer();
    expect((await save(bob, { adminsNeedSecondStep: "on" })).status).toBe(400);
    expect(await stored()).toBeNull();
    expect((await save(ada, { adminsNeedSecondStep: "on" })).status).toBe(303);

    expect(location(await visit(bob, "/account"))).toEqual([302, "/account/two-step/set-up"]);
    expect(location(await save(bob, {}))).toEqual([302, "/account/two-step/set-up"]);
    for (const path of ["/account/two-step/set-up/", "/account/two-step/SET-UP", "/account/two-step/set-up/x"])
      expect((await visit(bob, path)).status).toBe(302);
    expect((await send(setUp.loader, get("/account/two-step/set-up", bob))).status).toBe(200);
    expect(await visit(ada, "/account")).not.toBeInstanceOf(Response);
    expect(await visit(nora, "/account")).not.toBeInstanceOf(Response);

    expect((await save(ada, {})).status).toBe(303);
    expect(await visit(bob, "/account")).not.toBeInstanceOf(Response);
    const log = await db.auditEvent.findMany({ where: { action: "security.save" }, orderBy: { id: "asc" } });
    expect(log.map(({ after }) => (after as { adminsNeedSecondStep: boolean }).adminsNeedSecondStep)).toEqual([
      ...[true, false],
    ]);
  });

  test("are bounded, and one admin does not overwrite another unseen", async () => {
    const ada = await anAdmin("Ada");
    const before = await stored();
    for (const fields of [
      { adminSessionHours: "13" },
      { adminSessionHours: "0" },
      { sessionDays: "31" },
      { sessionDays: "1.5" },
      { sessionDays: "" },
      { version: "x" },
      { adminsNeedSecondStep: "yes" },
    ])
      expect((await save(ada, fields as Record<string, string>)).status).toBe(400);
    expect(await stored()).toEqual(before);
    const read = await version();
    expect((await save(ada, { adminSessionHours: "8" })).status).toBe(303);
    const late = await save(ada, { adminSessionHours: "4", version: read });
    expect([late.status, await late.json()]).toMatchObject([409, { conflict: { current: { adminSessionHours: 8 } } }]);

    const { expiresAt, createdAt } = await db.session.findFirstOrThrow({
      where: { userId: (await loggedInAnew(ada)).userId },
      orderBy: { expiresAt: "asc" },
    });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(8 * 3_600_000);
  });
});
