import { HttpResponse } from "msw";
import { describe, expect, test, vi } from "vitest";
import { closeDatabase, db, openDatabase, transact } from "~/infra/db.server";
import { digestLetter } from "~/notifications/letters/digest.letter";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { mailgunStandIn } from "../../tests/support/mailgun";
import { aClock, emptyOutboxEachTime, mailRow, newAddress, queueLink, queueNotice } from "../../tests/support/mails";
import { leaseMail, markSent } from "./delivery.server";
import { queueMail } from "./outbox.server";
import { createSender, startMailWorker } from "./worker.server";

const mailgun = mailgunStandIn();
emptyOutboxEachTime();

test("a mail is sent once its transaction has committed, and not if it has not", async () => {
  const to = newAddress();
  const undone = transact(async (tx) => {
    await queueMail(tx, rejectedLetter, { to, data: rejectedLetter.sample });
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  expect(await mailgun.mailsTo(to)).toEqual([]);

  await queueNotice(to);
  expect(await mailgun.mailsTo(to)).toHaveLength(1);
  expect(await mailgun.mailsTo(to)).toHaveLength(1);
});

test("a mail leaves with our key, from our address, untracked, under an id of its own", async () => {
  const to = await queueNotice();
  await mailgun.mailsTo(to);
  const { id } = await mailRow(to);
  const [attempt] = mailgun.attempts;
  expect(attempt?.authorization).toBe(`Basic ${btoa("api:key-for-the-stand-in")}`);
  expect(Object.fromEntries(attempt?.form ?? [])).toMatchObject({
    from: "CM360 <no-reply@localhost>",
    to,
    "h:Message-Id": `<${id}@mail.cm360.example>`,
    "h:X-CM360-Mail": id,
    "o:tracking": "no",
    "o:tracking-clicks": "no",
    "o:tracking-opens": "no",
  });
});

test("the worker sends within seconds of the cause, without being asked", async () => {
  const worker = startMailWorker();
  const to = await queueNotice();
  await vi.waitFor(() => expect(mailgun.inbox().map((mail) => mail.to)).toEqual([to]), { timeout: 5_000 });
  await worker.stop();
  await queueNotice();
  worker.nudge();
  expect(mailgun.inbox()).toHaveLength(1);
  await createSender().sendDue();
});

test("what somebody waits for goes before what can wait, and no person's mails change their order", async () => {
  const clock = aClock();
  const queueDigest = async (to = newAddress()) => {
    await transact((tx) => queueMail(tx, digestLetter, { to, data: digestLetter.sample }));
    return to;
  };
  const [one, other, nora] = [await queueDigest(), await queueDigest(), await queueDigest()];
  const link = await queueLink("a link that is waited for");
  await queueNotice(nora);
  const went: string[] = [];
  for (let mail = await leaseMail(clock.read()); mail; mail = await leaseMail(clock.read())) {
    went.push(`${mail.letter} ${mail.toEmail}`);
    await markSent(mail, "taken", clock.read());
  }
  const [digest, answer] = [digestLetter.name, rejectedLetter.name];
  expect(went.slice(0, 3)).toContain(`${approvedLetter.name} ${link}`);
  expect(went.filter((line) => line.endsWith(nora))).toEqual([`${digest} ${nora}`, `${answer} ${nora}`]);
  expect(went.slice(3)).toEqual([`${digest} ${one}`, `${digest} ${other}`]);
});

test("a mail that waited through a restart is sent after it", async () => {
  const to = await queueNotice();
  await closeDatabase();
  await openDatabase();
  expect(await mailgun.mailsTo(to)).toHaveLength(1);
});

test("a process that dies between sending and noting it causes no second message", async () => {
  const to = await queueNotice();
  const clock = aClock();
  let answerLate = (_: Response) => {};
  mailgun.trouble((mail, attempt) => {
    if (attempt > 1) return undefined;
    mailgun.taken.push(mail);
    return new Promise<Response>((resolve) => {
      answerLate = resolve;
    });
  });
  const dying = createSender(clock.read).sendDue();
  await vi.waitFor(() => expect(mailgun.taken).toHaveLength(1));

  await createSender(clock.read).sendDue();
  expect(mailgun.attempts).toHaveLength(1);
  clock.forward(31);
  await createSender(clock.read).sendDue();
  expect(mailgun.taken).toHaveLength(2);
  expect(mailgun.inbox()).toHaveLength(1);

  answerLate(new HttpResponse(null, { status: 500 }));
  await dying;
  expect(await mailRow(to)).toMatchObject({ sentAt: expect.any(Date), deadAt: null, leasedUntil: null });
});

describe("a letter's link", () => {
  const everything = async () => JSON.stringify(await db.$queryRaw`SELECT * FROM "OutboxMail"`);

  test("stands nowhere in clear, arrives whole, and is scrubbed once sent", async () => {
    const to = await queueLink("token-that-nobody-may-read");
    expect((await mailRow(to)).sealedSecret).toMatch(/^[\w-]{40,}$/);
    expect(await everything()).not.toContain("token-that-nobody-may-read");

    const [mail] = await mailgun.mailsTo(to);
    expect(mail?.text).toContain("http://localhost:3000/change-password/token-that-nobody-may-read");
    expect((await mailRow(to)).sealedSecret).toBe("");
    expect(await everything()).not.toContain("token-that-nobody-may-read");
  });

  test("is not sent once it has expired; the admins are told why", async () => {
    const clock = aClock();
    const to = await queueLink("token-of-yesterday", new Date(clock.read().getTime() + 3_600_000));
    clock.forward(3_601);
    await createSender(clock.read).sendDue();
    expect(mailgun.attempts).toHaveLength(0);
    expect(await mailRow(to)).toMatchObject({
      deadAt: expect.any(Date),
      sealedSecret: "",
      answer: "Not sent: what it leads to had expired.",
    });
  });
});
