import { hash } from "@node-rs/argon2";
import { describe, expect, test, vi } from "vitest";
import { findActor } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { aCustomer, anAdmin, aPartner, get, type Person, post } from "../../tests/support/cast";
import { cookiesOf, from, goodPassword, someAddress, withPassword } from "../../tests/support/logins";
import { startChallenge } from "./challenge.server";
import { action, loader } from "./login.route";
import { action as logOutAction, loader as logOutLoader } from "./logout.route";
import { findPerson, openSession } from "./open-session.server";
import { issuePasswordToken } from "./password-token.server";
import { setPassword } from "./set-password.server";

// A hash costs what it shall cost: on a busy machine these take their time.
vi.setConfig({ testTimeout: 60_000 });

async function logIn(
  email: string,
  password: string,
  { to = "/", as = undefined as Pick<Person, "cookie"> | undefined } = {},
) {
  const request = post(to, { email, password }, as);
  return (await from(someAddress(), () => action({ request, params: {}, context: {} }))) as Response;
}

async function open(path: string, as?: Pick<Person, "cookie">) {
  const request = get(path, as);
  return (await from(someAddress(), async () => loader({ request, params: {}, context: {} }))) as Response;
}

describe("the right pair", () => {
  test("leads a customer to the Business Profile, a partner to the customers, an admin to Pending Approvals", async () => {
    const nora = await withPassword(await aCustomer());
    const ray = await withPassword(await aPartner(nora.business, "reseller"));
    const ada = await withPassword(await anAdmin());
    for (const [person, home] of [
      [nora, `/customers/${nora.business.slug}/profile`],
      [ray, "/customers"],
      [ada, "/admin/approvals"],
    ] as const) {
      const answer = await logIn(person.email, goodPassword);
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, home]);
    }
  });

  test("A-16 opens a session in the database, under an id that the browser did not choose", async () => {
    const nora = await withPassword(await aCustomer());
    const answer = await logIn(nora.email, goodPassword, { as: { cookie: "session=aaaa" } });
    const cookie = cookiesOf(answer);
    expect(cookie).not.toContain("aaaa");
    expect(await findActor(get("/", { cookie }))).toMatchObject({ userId: nora.userId });
    expect(await findActor(get("/", { cookie: "session=aaaa" }))).toBeNull();
    const { lastLoginAt } = await db.user.findUniqueOrThrow({ where: { id: nora.userId } });
    expect(Date.now() - Number(lastLoginAt)).toBeLessThan(60_000);
    expect(await db.auditEvent.count({ where: { action: "login", subjectId: nora.userId } })).toBe(1);
  });

  test("ends the session that the browser had before", async () => {
    const nora = await withPassword(await aCustomer());
    const answer = await logIn(nora.email, goodPassword, { as: nora });
    expect(await findActor(get("/", nora))).toBeNull();
    expect(await findActor(get("/", { cookie: cookiesOf(answer) }))).not.toBeNull();
  });

  test("may be typed in capitals, with spaces around the email, and on another keyboard", async () => {
    const nora = await withPassword(await aCustomer(), "ﬁve brown dogs sing");
    const answer = await logIn(` ${nora.email.toUpperCase()} `, "five brown dogs sing");
    expect(answer.status).toBe(303);
  });

  test("A-2 counts to its last character, however long it is", async () => {
    const long = `${"four brown dogs sing ".repeat(5)}🐙`;
    const nora = await withPassword(await aCustomer(), long);
    expect((await logIn(nora.email, `${long.slice(0, 72)}and something else altogether`)).status).toBe(400);
    expect((await logIn(nora.email, long)).status).toBe(303);
  });

  test("returns to the page first asked for, if it is one of this site", async () => {
    const nora = await withPassword(await aCustomer());
    const home = `/customers/${nora.business.slug}/profile`;
    for (const [redirectTo, location] of [
      ["/account?tab=1", "/account?tab=1"],
      ["//evil.example", home],
      ["/\\evil.example", home],
      ["/\t/evil.example", home],
      ["https:evil.example", home],
      ["/..//evil.example", home],
    ] as const) {
      const answer = await logIn(nora.email, goodPassword, { to: `/?${new URLSearchParams({ redirectTo })}` });
      expect(answer.headers.get("Location")).toBe(location);
    }
    const form = post("/", { email: nora.email, password: goodPassword, redirectTo: "https://evil.example" });
    const answer = await from(someAddress(), () => action({ request: form, params: {}, context: {} }));
    expect((answer as Response).headers.get("Location")).toBe(home);
  });

  test("A-1 renews a hash that was made with weaker parameters", async () => {
    const nora = await aCustomer();
    const weak = await hash(goodPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { passwordHash: weak } }));
    expect((await logIn(nora.email, goodPassword)).status).toBe(303);
    const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: nora.userId } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect((await logIn(nora.email, goodPassword)).status).toBe(303);
  });

  test("is not asked of one who is logged in already", async () => {
    const nora = await aCustomer();
    const answer = await open("/", nora);
    expect(answer.headers.get("Location")).toBe(`/customers/${nora.business.slug}/profile`);
    expect((await open("/")).status).toBe(200);
  });
});

describe("a wrong pair", () => {
  test("A-5 says the same to everyone, keeps the email and forgets the password", async () => {
    const nora = await withPassword(await aCustomer());
    const wrong = await logIn(nora.email, "not the password at all");
    const unknown = await logIn("nobody@acme.example", "not the password at all");
    expect([wrong.status, unknown.status]).toEqual([400, 400]);
    const [said, saidToUnknown] = [await wrong.text(), await unknown.text()];
    expect(said).toContain("the email or password is incorrect");
    expect(said).toContain(nora.email);
    expect(said).not.toContain("not the password at all");
    expect(saidToUnknown.replace("nobody@acme.example", nora.email)).toBe(said);
    expect([...wrong.headers]).toEqual([...unknown.headers]);
  });

  test("A-9 is also whatever is typed for one who has no password", async () => {
    const without = await aCustomer();
    const answer = await logIn(without.email, goodPassword);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("the email or password is incorrect");
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("tells nobody that the person is disabled or the business suspended; the right one tells, and opens nothing", async () => {
    const disabled = await withPassword(await aCustomer());
    const suspended = await withPassword(await aCustomer());
    await transact(async (tx) => {
      await tx.user.update({ where: { id: disabled.userId }, data: { disabledAt: new Date() } });
      await tx.business.update({ where: { id: suspended.business.id }, data: { suspendedAt: new Date() } });
    });
    for (const [person, state] of [
      [disabled, "your account is disabled"],
      [suspended, "your business is suspended"],
    ] as const) {
      const sessions = await db.session.count({ where: { userId: person.userId } });
      const wrong = await logIn(person.email, "not the password at all");
      const unknown = await logIn("nobody@acme.example", "not the password at all");
      expect((await unknown.text()).replace("nobody@acme.example", person.email)).toBe(await wrong.text());
      const right = await logIn(person.email, goodPassword);
      expect([wrong.status, right.status]).toEqual([400, 400]);
      expect(await right.text()).toContain(state);
      expect(right.headers.getSetCookie()).toEqual([]);
      expect(await db.session.count({ where: { userId: person.userId } })).toBe(sessions);
    }
  });

  test("is the right one too, where it was reset or its person shut out while it was proved", async () => {
    const changes = [
      async ({ userId }: Person) => {
        const token = await transact((tx) => issuePasswordToken(tx, userId, "reset"));
        expect((await setPassword(token, "reset", "seven tall herons wait")).is).toBe("set");
      },
      ({ userId: id }: Person) => transact((tx) => tx.user.update({ where: { id }, data: { disabledAt: new Date() } })),
      ({ business }: Person) =>
        transact((tx) => tx.business.update({ where: { id: business?.id ?? "" }, data: { suspendedAt: new Date() } })),
    ];
    const opening = { before: null, isNewDevice: false, withSecondStep: false, now: new Date() };
    for (const change of changes) {
      const nora = await withPassword(await aCustomer());
      const proved = await findPerson({ id: nora.userId });
      if (!proved) throw new Error("Nora has no account");
      await change(nora);
      const before = await db.session.count({ where: { userId: nora.userId } });
      expect(await transact((tx) => openSession(tx, proved, get("/"), opening))).toBeNull();
      expect(await startChallenge(proved)).toBeNull();
      expect(await db.session.count({ where: { userId: nora.userId } })).toBe(before);
      expect(await db.loginChallenge.count({ where: { userId: nora.userId } })).toBe(0);
    }
  });

  test("is what an empty, doubled or endless field is told at the field", async () => {
    const send = async (fields: Record<string, string | string[]>) => {
      const request = post("/", fields);
      const answer = (await from(someAddress(), () => action({ request, params: {}, context: {} }))) as Response;
      return [answer.status, await answer.text()] as const;
    };
    expect(await send({ email: "", password: "" })).toEqual([400, expect.stringContaining("Enter your password.")]);
    expect(await send({ email: ["a@b.example", "c@d.example"], password: "x" })).toEqual([
      400,
      expect.stringContaining("Enter your email."),
    ]);
    expect(await send({ email: "a@b.example", password: "x".repeat(5000) })).toEqual([
      400,
      expect.stringContaining("incorrect"),
    ]);
  });
});

describe("Log Out", () => {
  test("A-18 ends the session on the server, so that its cookie is worth nothing", async () => {
    const nora = await aCustomer();
    const request = post("/logout", {}, nora);
    const answer = await from(someAddress(), () => logOutAction({ request, params: {}, context: {} }));
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/"]);
    expect(answer.headers.getSetCookie().join()).toMatch(/^session=;.*(Max-Age=0|1970)/);
    expect(await findActor(get("/", nora))).toBeNull();
  });

  test("needs the button: opening its address ends nothing", async () => {
    const nora = await aCustomer();
    expect(logOutLoader().headers.get("Location")).toBe("/");
    expect(await findActor(get("/", nora))).not.toBeNull();
  });
});
