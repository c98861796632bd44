import { describe, expect, test, vi } from "vitest";
import { findActor, startSession } from "~/access/session.server";
import { db, transact } from "~/infra/db.server";
import { issuePasswordToken } from "~/login/password-token.server";
import { handle } from "../../../tests/support/app";
import { aCustomer, actorOf, anAdmin, aPartner, get, type Person, post } from "../../../tests/support/cast";
import { from, goodPassword, lettersTo, someAddress, withPassword } from "../../../tests/support/logins";
import { askForEmailChange } from "./change.server";
import { confirmEmailChange } from "./confirm.server";
import { undoEmailChange } from "./undo.server";

vi.setConfig({ testTimeout: 60_000 });

const page = "/account/email";
const dataOf = (path: string, route: string) => `${path}?_data=account%2Femail%2F${route}.route`;
const day = 86_400_000;
const proof = { currentPassword: goodPassword, code: "" };
let made = 0;

const newAddressOf = (person: Person) => person.email.replace("@", `.new${++made}@`);

function send(as: Person, fields: Record<string, string>) {
  return from(someAddress(), () => handle(post(page, fields, as)));
}

const change = (as: Person, email: string, currentPassword = goodPassword) =>
  send(as, { intent: "change", email, currentPassword });

async function errorsOf(as: Person, fields: Record<string, string>) {
  const answer = await from(someAddress(), () => handle(post(dataOf(page, "change"), fields, as)));
  const { result } = (await answer.json()) as { result: { error: object; initialValue: object } };
  return { ...result, status: answer.status };
}

async function anotherSession(person: Person) {
  const setCookie = await transact((tx) => startSession(tx, person.userId, get("/")));
  return { cookie: setCookie.split(";")[0] ?? "" };
}

const isLoggedIn = async (as: Pick<Person, "cookie">) => (await findActor(get("/", as))) !== null;
const emailOf = async ({ userId }: Person) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;

async function secretTo(email: string) {
  const secret = (await lettersTo(email)).at(-1)?.secret;
  if (!secret) throw new Error(`no letter with a link to ${email}`);
  return secret;
}

/** Asks and confirms; gives the new address and the undo link's token. */
async function changed(person: Person) {
  const email = newAddressOf(person);
  const oldEmail = await emailOf(person);
  await from(someAddress(), () => askForEmailChange({ ...actorOf(person), email: oldEmail }, email, proof));
  await confirmEmailChange(await secretTo(email), null);
  return { email, undo: await secretTo(oldEmail) };
}

describe("asking for another email", () => {
  test("changes nothing, and mails a link to the new address only", async () => {
    const nora = await withPassword(await aCustomer());
    const email = newAddressOf(nora);
    const answer = await change(nora, email.toUpperCase());
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, page]);
    expect(await emailOf(nora)).toBe(nora.email);
    expect(await lettersTo(email)).toMatchObject([{ letter: "email-change", data: { oldEmail: nora.email } }]);
    expect(await lettersTo(nora.email)).toEqual([]);
    const stored = JSON.stringify(await db.emailChange.findMany({ where: { userId: nora.userId } }));
    expect(stored).not.toContain(await secretTo(email));
  });

  test.each([
    ["a free-mail address", { email: "nora@gmail.com" }, "email", "Use your business email"],
    ["no address", { email: "nora" }, "email", "Enter the email as an address"],
    ["nothing", { email: "" }, "email", "Enter the new email"],
    ["a wrong password", { currentPassword: "not this one at all" }, "currentPassword", "this is not it"],
    ["no password", { currentPassword: "" }, "currentPassword", "Enter your current password"],
  ])("with %s comes back with what is to be done, and nothing is sent", async (_, typed, field, message) => {
    const nora = await withPassword(await aCustomer());
    const fields = { intent: "change", email: newAddressOf(nora), currentPassword: goodPassword, ...typed };
    const answer = await errorsOf(nora, fields);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.error)).toContain(message);
    expect(Object.keys(answer.error)).toEqual([field]);
    expect(JSON.stringify(answer.initialValue ?? {})).not.toContain(fields.currentPassword || "password");
    expect(await db.emailChange.count({ where: { userId: nora.userId } })).toBe(0);
  });

  test("for the address one has is refused", async () => {
    const nora = await withPassword(await aCustomer());
    const answer = await errorsOf(nora, { intent: "change", email: nora.email, currentPassword: goodPassword });
    expect(answer).toMatchObject({ status: 400, error: { email: [expect.stringContaining("another email")] } });
  });

  test("for a taken address looks the same; only the letter to its owner says so", async () => {
    const nora = await withPassword(await aCustomer());
    const gus = await aCustomer("Gus", "Globex");
    const free = newAddressOf(nora);
    const answers = [await change(nora, gus.email), await change(nora, free)].map((answer) => answer.status);
    expect(answers).toEqual([303, 303]);
    expect(await lettersTo(gus.email)).toEqual([{ letter: "email-taken", data: {}, secret: null }]);

    await change(nora, gus.email);
    const shown = (await (await handle(get(dataOf(page, "change"), nora))).json()) as { open: { newEmail: string } };
    expect(shown.open.newEmail).toBe(gus.email);
    expect(await emailOf(gus)).toBe(gus.email);
  });

  test("twice for the same address is like once; for another one the older link dies", async () => {
    const nora = await withPassword(await aCustomer());
    const [first, second] = [newAddressOf(nora), newAddressOf(nora)];
    await Promise.all([change(nora, first), change(nora, first)]);
    expect(await lettersTo(first)).toHaveLength(1);
    await change(nora, second);
    expect(await confirmEmailChange(await secretTo(first), null)).toEqual({ is: "dead" });
    expect((await confirmEmailChange(await secretTo(second), null)).is).toBe("done");
  });

  test("sending again replaces the link, once per click; withdrawing ends it", async () => {
    const nora = await withPassword(await aCustomer());
    const email = newAddressOf(nora);
    await change(nora, email);
    const old = await secretTo(email);
    const { id } = await db.emailChange.findFirstOrThrow({ where: { userId: nora.userId } });
    await Promise.all([send(nora, { intent: "send-again", id }), send(nora, { intent: "send-again", id })]);
    expect(await lettersTo(email)).toHaveLength(2);
    expect(await confirmEmailChange(old, null)).toEqual({ is: "dead" });

    const fresh = await db.emailChange.findFirstOrThrow({ where: { userId: nora.userId, cancelledAt: null } });
    await send(nora, { intent: "withdraw", id: fresh.id });
    await send(nora, { intent: "withdraw", id: fresh.id });
    expect(await confirmEmailChange(await secretTo(email), null)).toEqual({ is: "dead" });
    expect(await db.auditEvent.count({ where: { subjectId: nora.userId, action: "email.withdraw" } })).toBe(1);
  });

  test("nobody sends or withdraws what another asked for", async () => {
    const nora = await withPassword(await aCustomer());
    const gus = await aCustomer("Gus", "Globex");
    const email = newAddressOf(nora);
    await change(nora, email);
    const { id } = await db.emailChange.findFirstOrThrow({ where: { userId: nora.userId } });
    await send(gus, { intent: "withdraw", id });
    await send(gus, { intent: "send-again", id });
    expect(await lettersTo(email)).toHaveLength(1);
    expect((await confirmEmailChange(await secretTo(email), null)).is).toBe("done");
  });
});

describe("the link to the new address", () => {
  test("A-30 is not used up by opening it; its button changes the email, tells the old one, and ends other sessions", async () => {
    const nora = await withPassword(await aCustomer());
    const other = await anotherSession(nora);
    const email = newAddressOf(nora);
    await change(nora, email);
    const path = `/email-change/${await secretTo(email)}`;
    expect((await handle(get(path))).status).toBe(200);
    expect(await emailOf(nora)).toBe(nora.email);

    const answer = await handle(post(path, {}, nora));
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
    const user = await db.user.findUniqueOrThrow({ where: { id: nora.userId } });
    expect(user).toMatchObject({ email, emailDomain: `${nora.business.slug}.example`, version: 2 });
    expect([await isLoggedIn(other), await isLoggedIn(nora)]).toEqual([false, true]);
    expect(await lettersTo(nora.email)).toMatchObject([{ letter: "email-changed", data: { newEmail: email } }]);
    expect(await db.auditEvent.findFirst({ where: { subjectId: nora.userId, action: "email.change" } })).toMatchObject({
      actorId: nora.userId,
      businessId: nora.business.id,
      before: { email: nora.email },
      after: { email },
    });
  });

  test("pressed by somebody who is not logged in ends every session", async () => {
    const nora = await withPassword(await aCustomer());
    const gus = await aCustomer("Gus", "Globex");
    const email = newAddressOf(nora);
    await change(nora, email);
    await handle(post(`/email-change/${await secretTo(email)}`, {}, gus));
    expect([await isLoggedIn(nora), await isLoggedIn(gus)]).toEqual([false, true]);
  });

  test("pressed twice at once changes and tells once", async () => {
    const nora = await withPassword(await aCustomer());
    const email = newAddressOf(nora);
    await change(nora, email);
    const token = await secretTo(email);
    const outcomes = await Promise.all([confirmEmailChange(token, null), confirmEmailChange(token, null)]);
    expect(outcomes).toEqual([
      { is: "done", newEmail: email },
      { is: "done", newEmail: email },
    ]);
    expect(await lettersTo(nora.email)).toHaveLength(1);
    expect(await db.auditEvent.count({ where: { subjectId: nora.userId, action: "email.change" } })).toBe(1);
  });

  test("dies after a day, with the account, and where somebody else took the address meanwhile", async () => {
    const late = await withPassword(await aCustomer());
    const lateEmail = newAddressOf(late);
    await change(late, lateEmail);
    const inTwoDays = new Date(Date.now() + 2 * day);
    expect(await confirmEmailChange(await secretTo(lateEmail), null, inTwoDays)).toEqual({ is: "dead" });

    const gone = await withPassword(await aCustomer());
    const goneEmail = newAddressOf(gone);
    await change(gone, goneEmail);
    await transact((tx) => tx.user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } }));
    const dead = await handle(get(`/email-change/${await secretTo(goneEmail)}`));
    expect(dead.status).toBe(410);

    const [one, two] = [await withPassword(await aCustomer()), await withPassword(await aCustomer("Nils"))];
    const wanted = newAddressOf(one);
    await change(one, wanted);
    const oneToken = await secretTo(wanted);
    await change(two, wanted);
    await confirmEmailChange(await secretTo(wanted), null);
    expect(await confirmEmailChange(oneToken, null)).toEqual({ is: "dead" });
    expect([await emailOf(one), await emailOf(two)]).toEqual([one.email, wanted]);
  });

  test("ends the links to set a password that the old address holds", async () => {
    const nora = await withPassword(await aCustomer());
    await transact((tx) => issuePasswordToken(tx, nora.userId, "reset"));
    await changed(nora);
    expect(await db.passwordToken.count({ where: { userId: nora.userId, revokedAt: null } })).toBe(0);
  });

  test.each([
    ["a partner", async () => aPartner((await aCustomer()).business, "reseller")],
    ["an admin", () => anAdmin()],
  ])("works for %s too", async (_, make) => {
    const person = await withPassword(await make());
    const { email } = await changed(person);
    expect(await emailOf(person)).toBe(email);
  });
});

describe("the undo link at the old address", () => {
  test("is not used up by opening it; its button brings the old address back and ends every session", async () => {
    const nora = await withPassword(await aCustomer());
    const { email, undo } = await changed(nora);
    const thief = await anotherSession(nora);
    const path = `/email-change/undo/${undo}`;
    expect((await handle(get(path))).status).toBe(200);
    expect(await emailOf(nora)).toBe(email);

    const answer = await handle(post(path, {}));
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, path]);
    expect(await emailOf(nora)).toBe(nora.email);
    expect(await isLoggedIn(thief)).toBe(false);
    expect((await lettersTo(email)).map(({ letter }) => letter)).toEqual(["email-change", "email-undone"]);
  });

  test("pressed twice at once undoes once", async () => {
    const nora = await withPassword(await aCustomer());
    const { undo } = await changed(nora);
    const outcomes = await Promise.all([undoEmailChange(undo), undoEmailChange(undo)]);
    expect(outcomes.map(({ is }) => is)).toEqual(["done", "done"]);
    expect(await db.auditEvent.count({ where: { subjectId: nora.userId, action: "email.undo" } })).toBe(1);
  });

  test("works for seven days", async () => {
    const nora = await withPassword(await aCustomer());
    const { email, undo } = await changed(nora);
    expect(await undoEmailChange(undo, new Date(Date.now() + 7 * day + 1000))).toEqual({ is: "dead" });
    expect(await emailOf(nora)).toBe(email);
    expect((await undoEmailChange(undo, new Date(Date.now() + 7 * day - 60_000))).is).toBe("done");
  });

  test("of the first change voids every later one, whose own undo link is worth nothing then", async () => {
    const nora = await withPassword(await aCustomer());
    const first = await changed(nora);
    const second = await changed(nora);
    const asked = newAddressOf(nora);
    const actor = { ...actorOf(nora), email: second.email };
    await from(someAddress(), () => askForEmailChange(actor, asked, proof));

    expect((await undoEmailChange(first.undo)).is).toBe("done");
    expect(await emailOf(nora)).toBe(nora.email);
    expect(await undoEmailChange(second.undo)).toEqual({ is: "dead" });
    expect(await confirmEmailChange(await secretTo(asked), null)).toEqual({ is: "dead" });
    expect(await emailOf(nora)).toBe(nora.email);
  });

  test("changes nothing where the old address has another account by now, and says so to its holder", async () => {
    const nora = await withPassword(await aCustomer());
    const { email, undo } = await changed(nora);
    const gus = await aCustomer("Gus", "Globex");
    await transact((tx) => tx.user.update({ where: { id: gus.userId }, data: { email: nora.email } }));
    const answer = await handle(post(`/email-change/undo/${undo}`, {}));
    expect(answer.headers.get("Location")).toContain("?taken");
    expect(await emailOf(nora)).toBe(email);
  });
});
