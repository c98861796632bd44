import { describe, expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { readUnsubscribeToken } from "~/notifications/unsubscribe-token.server";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { aCustomer, anAdmin, get, type Person, post } from "../../tests/support/cast";
import { noteBounce } from "./bounces.server";
import { letters } from "./letters.server";
import { loader as openOutbox, action as pressSendAgain } from "./outbox.route";
import { oneAddress, queueMail } from "./outbox.server";
import { loader as download } from "./outbox-csv.route";
import { loader as openMail, action as pressClear } from "./outbox-mail.route";
import { startMailWorker } from "./worker.server";

let made = 0;
const newAddress = () => `nora-${++made}@acme.example`;
const theMail = (toEmail: string) => db.outboxMail.findFirstOrThrow({ where: { toEmail } });
const mailsTo = (toEmail: string) => db.outboxMail.count({ where: { toEmail } });

/** A mail with a link, waiting. */
async function aLetterWithLink() {
  const to = newAddress();
  const data = { ...approvedLetter.sample, linkEndsAt: new Date(Date.now() + 86_400_000).toISOString() };
  await transact((tx) => queueMail(tx, approvedLetter, { to, data, secret: "token-for-nora" }));
  return theMail(to);
}

/** A mail without a link, as it is once Mailgun took or refused it. */
async function aFinishedMail(how: "sentAt" | "deadAt") {
  const to = newAddress();
  await transact(async (tx) => {
    await queueMail(tx, rejectedLetter, { to, data: rejectedLetter.sample });
    await tx.outboxMail.updateMany({ where: { toEmail: to }, data: { [how]: new Date(), answer: "400: no such box" } });
  });
  return theMail(to);
}

async function read(id: string, as: Person) {
  const answer = await openMail({ request: get(`/admin/outbox/${id}`, as), params: { id }, context: {} });
  return (await answer.json()).mail;
}

async function list(query: string, as: Person) {
  const answer = await openOutbox({ request: get(`/admin/outbox${query}`, as), params: {}, context: {} });
  return answer.json();
}

const sendAgain = (id: string, as: Person) =>
  pressSendAgain({ request: post("/admin/outbox", { id }, as), params: {}, context: {} });

/** Runs the work as if Mailgun were set up. Nothing is sent: no worker runs. */
async function withMailgun<T>(work: () => Promise<T>): Promise<T> {
  Object.assign(env, { MAILGUN_API_KEY: "a-key", MAILGUN_DOMAIN: "mail.cm360.example" });
  try {
    return await work();
  } finally {
    Object.assign(env, { MAILGUN_API_KEY: undefined, MAILGUN_DOMAIN: undefined });
  }
}

describe("without Mailgun", () => {
  test("nothing leaves and nothing is lost: an admin reads the letter whole, with its link", async () => {
    const worker = startMailWorker();
    const { id } = await aLetterWithLink();
    worker.nudge();
    await worker.stop();
    const mail = await read(id, await anAdmin());
    expect(mail).toMatchObject({ state: "kept", attempts: 0, link: "shown" });
    expect(mail.text).toContain("http://localhost:3000/change-password/token-for-nora");
  });

  test("in demo mode Mailgun is used only where it is a stand-in on this machine", async () => {
    const { mailLeaves } = await import("./mailgun.server");
    await withMailgun(async () => {
      expect(mailLeaves()).toBe(true);
      Object.assign(env, { DEMO: true });
      expect(mailLeaves()).toBe(false);
      Object.assign(env, { MAILGUN_API_URL: "http://127.0.0.1:4150" });
      expect(mailLeaves()).toBe(true);
      Object.assign(env, { DEMO: false, MAILGUN_API_URL: "https://api.mailgun.net" });
    });
    expect(mailLeaves()).toBe(false);
  });
});

test("a reminder is shown under the sender's name that it leaves with, and its last link works where mails are kept", async () => {
  const [ada, nora] = [await anAdmin(), await aCustomer()];
  const reminder = letters.get("reminder");
  if (!reminder) throw new Error("There is no letter for reminders.");
  await transact((tx) => queueMail(tx, reminder, { to: nora.email, data: reminder.sample, userId: nora.userId }));
  const { id } = await theMail(nora.email);
  const mail = await read(id, ada);
  expect(mail.from).toBe('"CM360 reminders" <no-reply@localhost>');
  const [, token = ""] = /http:\/\/localhost:3000\/unsubscribe\/([\w-]+)/.exec(mail.text ?? "") ?? [];
  expect(readUnsubscribeToken(token)).toEqual({ userId: nora.userId, kind: "reminder:service-end" });
  expect(mail.hasUnsubscribe).toBe(false);
  const leaving = await withMailgun(() => read(id, ada));
  expect(leaving.text).not.toContain("/unsubscribe/");
  expect(leaving.hasUnsubscribe).toBe(true);
});

test("where mails leave, nobody but the recipient sees the link", async () => {
  const { id } = await aLetterWithLink();
  const ada = await anAdmin();
  const mail = await withMailgun(() => read(id, ada));
  expect(mail).toMatchObject({ state: "waiting", link: "hidden" });
  expect(mail.text).not.toContain("token-for-nora");
});

test("the outbox counts and filters by state, newest first", async () => {
  const ada = await anAdmin();
  const dead = await aFinishedMail("deadAt");
  const sent = await aFinishedMail("sentAt");
  const kept = await aLetterWithLink();

  const all = await list("", ada);
  expect(all.mails.slice(0, 3).map((mail) => mail.id)).toEqual([kept.id, sent.id, dead.id]);
  expect(all.counts).toMatchObject({ all: await db.outboxMail.count(), delivered: 0, bounced: 0 });
  const onlyDead = await list("?state=dead", ada);
  expect(onlyDead.mails.every((mail) => mail.state === "dead" && mail.answer === "400: no such box")).toBe(true);
  expect(onlyDead.mails.map((mail) => mail.id)).toContain(dead.id);
  expect(onlyDead.count).toBe(all.counts.dead);
  expect(await list("?state=nonsense&page=-7&letter=%00&q=%25", ada)).toMatchObject({ state: null, letter: null });
});

test("a part of an address and a letter narrow the list; wildcards are letters like others", async () => {
  const ada = await anAdmin();
  const sent = await aFinishedMail("sentAt");
  const found = await list(`?q=${sent.toEmail.slice(0, 8).toUpperCase()}`, ada);
  expect(found.mails.map(({ to }) => to)).toContain(sent.toEmail);
  expect((await list("?q=%25", ada)).mails).toEqual([]);
  expect((await list("?q=_", ada)).mails).toEqual([]);
  const letters = await list(`?letter=${sent.letter}`, ada);
  expect(new Set(letters.mails.map(({ letter }) => letter))).toEqual(new Set([sent.letter]));
});

test("pages lead forwards and back without a gap, and the CSV holds all that matches", async () => {
  const ada = await anAdmin();
  await transact((tx) =>
    tx.outboxMail.createMany({
      data: Array.from({ length: 120 }, (_, i) => ({
        ...{
          id: `page-${i}`,
          letter: rejectedLetter.name,
          toEmail: `p${i}@pages.example`,
          data: { ...rejectedLetter.sample },
        },
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(i / 7))),
      })),
    }),
  );
  const seen: string[] = [];
  let page: string | null = "";
  let last = "";
  while (page !== null) {
    const answer = await list(`?q=pages.example${page && `&page=${page}`}`, ada);
    seen.push(...answer.mails.map(({ to }) => to));
    last = answer.previous ?? last;
    page = answer.next;
  }
  expect(new Set(seen).size).toBe(120);
  expect(seen).toHaveLength(120);
  const back = await list(`?q=pages.example&page=${last}`, ada);
  expect(back.mails.map(({ to }) => to)).toEqual(seen.slice(50, 100));

  const csv = await download({ request: get("/admin/outbox.csv?q=pages.example", ada), params: {}, context: {} });
  const lines = (await csv.text()).trim().split("\r\n");
  expect(lines).toHaveLength(121);
  expect(lines[0]).toContain("Subject");
});

describe("all dead mails that match", () => {
  const sendAll = (fields: Record<string, string>, as: Person) =>
    pressSendAgain({
      request: post("/admin/outbox", { intent: "send-all-again", ...fields }, as),
      params: {},
      context: {},
    });

  test("Z-5 go again at once: those that were counted, each once, and none whose link is gone", async () => {
    const ada = await anAdmin();
    const people = [newAddress(), newAddress()].map((address) => `bulk-${address}`);
    await transact(async (tx) => {
      for (const to of people) await queueMail(tx, rejectedLetter, { to, data: rejectedLetter.sample });
      const where = { toEmail: { startsWith: "bulk-" } };
      await tx.outboxMail.updateMany({ where, data: { deadAt: new Date(), answer: "400: full" } });
      await tx.outboxMail.create({
        data: {
          ...{ letter: approvedLetter.name, toEmail: `bulk-${newAddress()}`, data: { ...approvedLetter.sample } },
          ...{ sealedSecret: "", deadAt: new Date() },
        },
      });
    });
    const page = await list("?state=dead&q=bulk-&ask=send-all", ada);
    expect(page).toMatchObject({ asks: true, sendable: 3 });
    for (let press = 0; press < 2; press += 1) {
      expect((await sendAll({ q: "bulk-", until: page.now }, ada)).status).toBe(303);
    }
    for (const to of people) expect(await mailsTo(to)).toBe(2);
    const after = await list("?state=dead&q=bulk-", ada);
    expect(after).toMatchObject({ sendable: 1, count: 3 });
    expect(await db.auditEvent.count({ where: { actorId: ada.userId, action: "mail.send-again" } })).toBe(2);
  });

  test("what died after the page was drawn stays, and nonsense is refused", async () => {
    const ada = await anAdmin();
    const mail = await aFinishedMail("deadAt");
    await sendAll({ q: mail.toEmail, until: "2026-01-01T00:00:00.000Z" }, ada);
    expect(await mailsTo(mail.toEmail)).toBe(1);
    expect((await sendAll({ until: "soon" }, ada)).status).toBe(400);
  });
});

test("a mark on an address is shown with its mails and cleared by a button", async () => {
  const ada = await anAdmin();
  const { id, toEmail } = await aFinishedMail("sentAt");
  const detail = "550 no such box";
  await transact((tx) => noteBounce(tx, { id, toEmail, businessId: null }, { kind: "bounced", detail }, new Date()));
  expect(await read(id, ada)).toMatchObject({ state: "bounced", bounce: detail, mark: { kind: "bounced", detail } });
  const clear = (intent: string) =>
    pressClear({ request: post(`/admin/outbox/${id}`, { intent }, ada), params: { id }, context: {} });
  expect((await clear("nonsense")).status).toBe(400);
  expect((await clear("clear-mark")).status).toBe(303);
  expect((await clear("clear-mark")).status).toBe(303);
  expect(await read(id, ada)).toMatchObject({ mark: null });
  expect(await db.auditEvent.count({ where: { action: "mail.clear-bounce", subjectId: id } })).toBe(1);
});

describe("Send Again", () => {
  test("queues a dead mail as a new one, once, and says who did it", async () => {
    const ada = await anAdmin();
    const mail = await aFinishedMail("deadAt");
    expect((await sendAgain(mail.id, ada)).status).toBe(303);
    expect((await sendAgain(mail.id, ada)).status).toBe(303);
    expect(await mailsTo(mail.toEmail)).toBe(2);

    const again = await db.outboxMail.findFirstOrThrow({ where: { toEmail: mail.toEmail, deadAt: null } });
    expect(again).toMatchObject({ letter: mail.letter, data: mail.data, attempts: 0, sentAt: null });
    const event = await db.auditEvent.findFirst({ where: { subjectType: "mail", subjectId: again.id } });
    expect(event).toMatchObject({ action: "mail.send-again", actorId: ada.userId });

    await transact((tx) => tx.outboxMail.update({ where: { id: again.id }, data: { sentAt: new Date() } }));
    await sendAgain(mail.id, ada);
    expect(await mailsTo(mail.toEmail)).toBe(2);
    expect(await read(mail.id, ada)).toMatchObject({ againId: again.id, canGoAgain: false });
  });

  test("sends no letter whose link was removed", async () => {
    const { id, toEmail } = await aLetterWithLink();
    await transact((tx) => tx.outboxMail.update({ where: { id }, data: { sentAt: new Date(), sealedSecret: "" } }));
    const ada = await anAdmin();
    expect((await sendAgain(id, ada)).status).toBe(303);
    expect(await mailsTo(toEmail)).toBe(1);
    expect(await read(id, ada)).toMatchObject({ canGoAgain: false });
  });

  test("answers 404 for a mail that does not exist, and 400 without one", async () => {
    const ada = await anAdmin();
    await expect(sendAgain("none", ada)).rejects.toMatchObject({ status: 404 });
    expect((await sendAgain("", ada)).status).toBe(400);
    await expect(read("none", ada)).rejects.toMatchObject({ status: 404 });
  });
});

test("the outbox is for admins alone", async () => {
  const nora = await aCustomer();
  const { id } = await aFinishedMail("sentAt");
  await expect(list("", nora)).rejects.toMatchObject({ status: 403 });
  await expect(read(id, nora)).rejects.toMatchObject({ status: 403 });
  await expect(sendAgain(id, nora)).rejects.toMatchObject({ status: 403 });
});

test("S-6 a mail goes to exactly one plain address", () => {
  for (const address of ["nora@acme.example", "o'hara+x@büro.example"]) expect(oneAddress(address)).toBe(address);
  const attempts = [
    "a@b.test\r\nBcc: evil@example.com",
    "a@b.test,c@d.test",
    "Nora <a@b.test>",
    "a b@c.test",
    "a@b@c.test",
    "",
  ];
  for (const address of attempts) expect(() => oneAddress(address)).toThrow("exactly one plain address");
});
