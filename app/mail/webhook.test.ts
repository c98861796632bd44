import { createHmac, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { passwordChangedLetter } from "~/login/letters/password-changed.letter";
import { noticeLetter } from "~/notifications/letters/notice.letter";
import { actorOf, anAdmin } from "../../tests/support/cast";
import { from, someAddress } from "../../tests/support/logins";
import { mailgunStandIn } from "../../tests/support/mailgun";
import { mailRow, newAddress, queueNotice } from "../../tests/support/mails";
import { bounceOf, clearBounce } from "./bounces.server";
import { queueMail } from "./outbox.server";
import { action, loader } from "./webhook.route";
import { createSender } from "./worker.server";

const mailgun = mailgunStandIn();
const key = "a key of the stand-in for Mailgun";

beforeAll(() => {
  Object.assign(env, { MAILGUN_WEBHOOK_KEY: key });
});
afterAll(() => {
  Object.assign(env, { MAILGUN_WEBHOOK_KEY: undefined });
});

function signed(change: { age?: number; token?: string; key?: string } = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000) - (change.age ?? 0));
  const token = change.token ?? randomBytes(25).toString("hex");
  const signature = createHmac("sha256", change.key ?? key)
    .update(`${timestamp}${token}`)
    .digest("hex");
  return { timestamp, token, signature };
}

async function aSentMail(to = newAddress()) {
  await queueNotice(to);
  await mailgun.mailsTo(to);
  return mailRow(to);
}

const failed = (mail: { toEmail: string; providerId: string | null }, change: object = {}) => ({
  event: "failed",
  severity: "permanent",
  recipient: mail.toEmail,
  reason: "bounce",
  "delivery-status": { code: 550, message: "5.1.1 The mailbox\r\ndoes not exist", description: "" },
  message: { headers: { "message-id": mail.providerId, to: mail.toEmail } },
  ...change,
});

function send(event: unknown, signature: unknown = signed(), as = someAddress()) {
  return sendText(JSON.stringify({ signature, "event-data": event }), as);
}

function sendText(body: string, as = someAddress(), type = "application/json") {
  const request = new Request("http://localhost:3000/webhooks/mailgun", {
    method: "POST",
    body,
    headers: { "Content-Type": type },
  });
  return from(as, async () => (await action({ request, params: {}, context: {} })).status);
}

describe("what Mailgun tells", () => {
  test("a mail that arrived is marked delivered, found by Mailgun's own id", async () => {
    const mail = await aSentMail();
    expect(mail.providerId).toBe(`${mail.id}@mail.cm360.example`);
    expect(await send(failed(mail, { event: "delivered" }))).toBe(200);
    expect(await mailRow(mail.toEmail)).toMatchObject({ deliveredAt: expect.any(Date), bouncedAt: null });
  });

  test("a mail whose answer was lost is found by the id that we gave it", async () => {
    const mail = await aSentMail();
    await transact((tx) => tx.outboxMail.update({ where: { id: mail.id }, data: { providerId: null } }));
    expect(await send(failed({ ...mail, providerId: `${mail.id}@elsewhere.example` }))).toBe(200);
    expect((await mailRow(mail.toEmail)).bouncedAt).toBeNull();
    expect(await send(failed({ ...mail, providerId: `<${mail.id}@mail.cm360.example>` }))).toBe(200);
    expect((await mailRow(mail.toEmail)).bouncedAt).not.toBeNull();
  });

  test("a mail that came back marks its address, in the log too, and tells the admins once", async () => {
    const ada = await anAdmin();
    const mail = await aSentMail();
    expect(await send(failed(mail))).toBe(200);
    expect(await send(failed(mail))).toBe(200);
    const said = "550 5.1.1 The mailbox does not exist";
    expect(await mailRow(mail.toEmail)).toMatchObject({ bouncedAt: expect.any(Date), bounce: said });
    expect((await bounceOf([mail.toEmail.toUpperCase()])).get(mail.toEmail)).toMatchObject({
      kind: "bounced",
      detail: said,
    });
    const events = await db.auditEvent.findMany({ where: { action: "mail.bounce", subjectId: mail.id } });
    expect(events).toMatchObject([{ actorId: null, after: { to: mail.toEmail, kind: "bounced", detail: said } }]);
    const notices = await db.notification.findMany({ where: { userId: ada.userId, path: `/admin/outbox/${mail.id}` } });
    expect(notices).toHaveLength(1);
    // However many come back, each admin gets no mail for each.
    expect(await db.outboxMail.count({ where: { userId: ada.userId } })).toBe(0);
  });

  test("a mail that was reported as spam did arrive, and its address is marked", async () => {
    const mail = await aSentMail();
    expect(await send(failed(mail, { event: "complained", severity: undefined }))).toBe(200);
    expect(await mailRow(mail.toEmail)).toMatchObject({ bouncedAt: null, bounce: expect.stringContaining("spam") });
    expect((await bounceOf([mail.toEmail])).get(mail.toEmail)?.kind).toBe("complained");
  });

  test("what is temporary, unknown or about somebody else's mail changes nothing", async () => {
    const mail = await aSentMail();
    const others = [
      failed(mail, { severity: "temporary" }),
      failed(mail, { event: "opened" }),
      failed(mail, { recipient: "somebody@else.example" }),
      failed({ ...mail, providerId: "unknown@mail.cm360.example" }),
      { event: "failed" },
      null,
    ];
    for (const event of others) expect(await send(event)).toBe(200);
    expect(await mailRow(mail.toEmail)).toMatchObject({ deliveredAt: null, bouncedAt: null, bounce: null });
    expect(await bounceOf([mail.toEmail])).toEqual(new Map());
  });
});

describe("who is believed", () => {
  test("nobody without the key, and nothing old or from the future", async () => {
    const mail = await aSentMail();
    const wrong = [signed({ key: "another key" }), signed({ age: 12 * 3_600 + 60 }), signed({ age: -12 * 3_600 - 60 })];
    for (const signature of wrong) expect(await send(failed(mail), signature)).toBe(406);
    expect((await mailRow(mail.toEmail)).bouncedAt).toBeNull();
    expect(await send(failed(mail), signed({ age: 8 * 3_600 }))).toBe(200);
    expect((await mailRow(mail.toEmail)).bouncedAt).not.toBeNull();
  });

  test("a token once: what is sent again changes nothing any more", async () => {
    const mail = await aSentMail();
    const signature = signed();
    expect(await send(failed(mail, { event: "delivered" }), signature)).toBe(200);
    expect(await send(failed(mail), signature)).toBe(200);
    expect((await mailRow(mail.toEmail)).bouncedAt).toBeNull();
  });

  test("whatever is sent, the answer is no 5xx; guessing is slowed down", async () => {
    const { timestamp, token, signature } = signed();
    const nonsense = [
      ...["", "{", "null", "[]", '"x"', "1e999", "\u0000", `{"signature":${"[".repeat(5_000)}`],
      JSON.stringify({ signature: { timestamp, token, signature: "00" } }),
      JSON.stringify({ signature: { timestamp, token: "x".repeat(5_000), signature } }),
      JSON.stringify({ signature: { timestamp: Number(timestamp), token, signature } }),
      JSON.stringify({ __proto__: { signature }, "event-data": {} }),
    ];
    for (const text of nonsense) expect(await sendText(text)).toBe(406);
    expect(await sendText("signature=1", someAddress(), "application/x-www-form-urlencoded")).toBe(415);
    expect(await sendText("x".repeat(70_000))).toBe(413);

    const guesser = someAddress();
    for (let tries = 0; tries < 30; tries += 1) expect(await sendText("{}", guesser)).toBe(406);
    expect(await sendText("{}", guesser)).toBe(429);
  });

  test("without a key the address does not exist", async () => {
    Object.assign(env, { MAILGUN_WEBHOOK_KEY: undefined });
    await expect(send(failed(await aSentMail()))).rejects.toMatchObject({ status: 404 });
    Object.assign(env, { MAILGUN_WEBHOOK_KEY: key });
    expect(loader).toThrow();
  });
});

test("an address that bounced gets only what concerns the safety of an account, until an admin clears it", async () => {
  const ada = await anAdmin();
  const mail = await aSentMail();
  const to = mail.toEmail;
  await send(failed(mail));
  const notice = noticeLetter.sample;
  await transact((tx) => queueMail(tx, noticeLetter, { to, data: notice }));
  await transact((tx) => queueMail(tx, passwordChangedLetter, { to, data: passwordChangedLetter.sample }));
  await createSender().sendDue();
  expect(mailgun.inbox().filter((one) => one.to === to)).toHaveLength(2);
  const held = await db.outboxMail.findFirstOrThrow({ where: { toEmail: to, letter: noticeLetter.name } });
  expect(held).toMatchObject({ sentAt: null, deadAt: expect.any(Date), answer: expect.stringContaining("mailbox") });

  expect(await clearBounce(mail.id, actorOf(ada))).toEqual({ to, cleared: true });
  expect(await clearBounce(mail.id, actorOf(ada))).toEqual({ to, cleared: false });
  await transact((tx) => queueMail(tx, noticeLetter, { to, data: notice }));
  expect(await mailgun.mailsTo(to)).toHaveLength(3);
});

test("a mail that can be turned off says so where mail programs look", async () => {
  const to = newAddress();
  const { userId } = await anAdmin();
  await transact((tx) => queueMail(tx, noticeLetter, { to, data: noticeLetter.sample, userId }));
  await mailgun.mailsTo(to);
  const [attempt] = mailgun.attempts;
  expect(attempt?.form.get("h:List-Unsubscribe")).toMatch(/^<http:\/\/localhost:3000\/unsubscribe\/\S+>$/);
  expect(attempt?.form.get("h:List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
});
