import { HttpResponse } from "msw";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, db, openDatabase, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { log } from "~/infra/log.server";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { mailgunStandIn, startMailgunServer } from "../../tests/support/mailgun";
import { currentPause } from "./delivery.server";
import { queueMail } from "./outbox.server";
import { createSender, startMailWorker } from "./worker.server";

vi.setConfig({ testTimeout: 30_000 });

const mailgun = mailgunStandIn();
const hour = 3_600;
let addresses = 0;

// There is one outbox for all, so each test begins with an empty one.
beforeEach(() =>
  transact(async (tx) => {
    await tx.outboxMail.deleteMany();
    await tx.jobLease.deleteMany();
  }),
);

const newAddress = () => `nora-${++addresses}@acme.example`;

/** A clock that the test turns on, in seconds; it starts now. */
function aClock() {
  let now = Date.now() + 1;
  return { read: () => new Date(now), forward: (seconds: number) => (now += seconds * 1000) };
}

async function queueNotice(to = newAddress(), reason = "No business stands behind it.") {
  await transact((tx) => queueMail(tx, rejectedLetter, { to, data: { ...rejectedLetter.sample, reason } }));
  return to;
}

async function queueLink(secret: string, linkEndsAt = new Date(Date.now() + 72 * hour * 1000)) {
  const to = newAddress();
  const data = { ...approvedLetter.sample, linkEndsAt: linkEndsAt.toISOString() };
  await transact((tx) => queueMail(tx, approvedLetter, { to, data, secret }));
  return to;
}

const rowOf = (toEmail: string) => db.outboxMail.findFirstOrThrow({ where: { toEmail } });

const busy = () => new HttpResponse("down", { status: 500 });

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
  const { id } = await rowOf(to);
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

test("a mail that waited through a restart is sent after it", async () => {
  const to = await queueNotice();
  await closeDatabase();
  await openDatabase();
  expect(await mailgun.mailsTo(to)).toHaveLength(1);
});

test("two processes send 200 mails once each, though three attempts in ten fail", async () => {
  const people = Array.from({ length: 40 }, newAddress);
  await transact(async (tx) => {
    for (const reason of ["1", "2", "3", "4", "5"]) {
      for (const to of people) await queueMail(tx, rejectedLetter, { to, data: { ...rejectedLetter.sample, reason } });
    }
  });
  mailgun.trouble((_mail, attempt) => (attempt % 10 < 3 ? busy() : undefined));
  const clock = aClock();
  const senders = [createSender(clock.read), createSender(clock.read)];
  for (let round = 0; round < 40 && mailgun.inbox().length < 200; round += 1) {
    await Promise.all(senders.map((sender) => sender.sendDue()));
    clock.forward(600);
  }

  expect(mailgun.inbox()).toHaveLength(200);
  expect(mailgun.taken).toHaveLength(200);
  for (const to of people) {
    const reasons = mailgun.taken.filter((mail) => mail.to === to).map((mail) => /^\d$/m.exec(mail.text)?.[0]);
    expect(reasons).toEqual(["1", "2", "3", "4", "5"]);
  }
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

  answerLate(busy());
  await dying;
  expect(await rowOf(to)).toMatchObject({ sentAt: expect.any(Date), deadAt: null, leasedUntil: null });
});

describe("when Mailgun is in trouble", () => {
  test("a failed attempt is repeated within 30 s", async () => {
    const to = await queueNotice();
    const clock = aClock();
    const sender = createSender(clock.read);
    mailgun.trouble((_mail, attempt) => (attempt === 1 ? HttpResponse.error() : undefined));
    await sender.sendDue();
    expect(await rowOf(to)).toMatchObject({ sentAt: null, attempts: 1, answer: expect.stringContaining("no answer") });
    clock.forward(28);
    await sender.sendDue();
    expect(mailgun.inbox()).toHaveLength(1);
    expect(await rowOf(to)).toMatchObject({ attempts: 2, sentAt: expect.any(Date) });
  });

  test("an attempt without an answer is cut off after 10 s, while other mails go out", async () => {
    const stuck = await queueNotice();
    const others = await Promise.all([1, 2, 3].map(() => queueNotice()));
    const limits = new Map<AbortSignal, AbortController>();
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
      const controller = new AbortController();
      limits.set(controller.signal, controller);
      return controller.signal;
    });
    mailgun.trouble((mail) => (mail.to === stuck ? new Promise<never>(() => {}) : undefined));
    const sending = createSender().sendDue();
    await vi.waitFor(() =>
      expect(
        mailgun
          .inbox()
          .map((mail) => mail.to)
          .sort(),
      ).toEqual([...others].sort()),
    );
    expect(timeout).toHaveBeenCalledWith(10_000);

    for (const limit of limits.values()) limit.abort(new DOMException("too late", "TimeoutError"));
    await sending;
    timeout.mockRestore();
    expect(await rowOf(stuck)).toMatchObject({ sentAt: null, deadAt: null, answer: "no answer within 10 s" });
  });

  test("an address that cannot be reached holds back all mails for a moment, and is tried by one of them", async () => {
    const apiUrl = env.MAILGUN_API_URL;
    const clock = aClock();
    const people = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => queueNotice()));
    const { port, close } = await startMailgunServer(0);
    await close();
    Object.assign(env, { MAILGUN_API_URL: `http://127.0.0.1:${port}` });
    await createSender(clock.read).sendDue();
    Object.assign(env, { MAILGUN_API_URL: apiUrl });
    expect(await currentPause(clock.read())).toMatchObject({ reason: "Mailgun cannot be reached" });
    expect(await db.outboxMail.count({ where: { attempts: 0 } })).toBeGreaterThanOrEqual(4);

    clock.forward(3);
    await createSender(clock.read).sendDue();
    expect(
      mailgun
        .inbox()
        .map((mail) => mail.to)
        .sort(),
    ).toEqual([...people].sort());
  });

  test("all mails wait as long as Retry-After asks", async () => {
    const clock = aClock();
    mailgun.trouble((_mail, attempt) =>
      attempt === 1 ? new HttpResponse("slow down", { status: 429, headers: { "retry-after": "120" } }) : undefined,
    );
    await queueNotice();
    await createSender(clock.read).sendDue();
    await queueNotice();
    clock.forward(119);
    await createSender(clock.read).sendDue();
    expect(mailgun.attempts).toHaveLength(1);
    expect(await currentPause(clock.read())).toMatchObject({ reason: "Mailgun asked to wait" });
    clock.forward(2);
    await createSender(clock.read).sendDue();
    expect(mailgun.inbox()).toHaveLength(2);
    expect(await currentPause(clock.read())).toBeNull();
  });

  test("a refused mail is given up at once, with the answer kept for the admins", async () => {
    const to = await queueLink("token-of-the-refused");
    mailgun.trouble(() => HttpResponse.json({ message: "to parameter is not a valid address" }, { status: 400 }));
    await createSender().sendDue();
    await createSender().sendDue();
    expect(mailgun.attempts).toHaveLength(1);
    expect(await rowOf(to)).toMatchObject({
      sentAt: null,
      deadAt: expect.any(Date),
      answer: "400: to parameter is not a valid address",
      sealedSecret: "",
    });
  });

  test("a refused key pauses sending with one line of alarm, and loses nothing", async () => {
    const alarm = vi.spyOn(log, "error");
    const clock = aClock();
    const people = await Promise.all([1, 2, 3].map(() => queueNotice()));
    mailgun.trouble(() => new HttpResponse("Forbidden", { status: 401 }));
    for (let minute = 0; minute < 30; minute += 1) {
      await createSender(clock.read).sendDue();
      clock.forward(60);
    }
    expect(alarm).toHaveBeenCalledTimes(1);
    expect(mailgun.attempts.length).toBeLessThanOrEqual(3 * (30 / 5));

    mailgun.trouble(() => undefined);
    clock.forward(300);
    await createSender(clock.read).sendDue();
    clock.forward(3_600);
    await createSender(clock.read).sendDue();
    expect(
      mailgun
        .inbox()
        .map((mail) => mail.to)
        .sort(),
    ).toEqual([...people].sort());
    alarm.mockRestore();
  });

  test("a redirect is not followed: no letter goes to another host", async () => {
    const to = await queueNotice();
    mailgun.trouble(() => new HttpResponse(null, { status: 307, headers: { location: "https://evil.example/" } }));
    await createSender().sendDue();
    expect(await rowOf(to)).toMatchObject({ sentAt: null, deadAt: null, answer: expect.stringMatching(/^307/) });
  });

  test("a mail that could not be sent for three days is given up", async () => {
    const to = await queueNotice();
    const clock = aClock();
    mailgun.trouble(busy);
    for (let hours = 0; hours < 80; hours += 1) {
      await createSender(clock.read).sendDue();
      clock.forward(hour);
    }
    const row = await rowOf(to);
    expect(row).toMatchObject({
      sentAt: null,
      deadAt: expect.any(Date),
      answer: "Given up after three days. 500: down",
    });
    expect(row.attempts).toBeGreaterThan(60);
    const waited = ((row.deadAt?.getTime() ?? 0) - row.createdAt.getTime()) / 1000;
    expect(waited).toBeGreaterThan(70 * hour);
    expect(waited).toBeLessThan(74 * hour);
  });
});

describe("a letter's link", () => {
  const everything = async () => JSON.stringify(await db.$queryRaw`SELECT * FROM "OutboxMail"`);

  test("stands nowhere in clear, arrives whole, and is scrubbed once sent", async () => {
    const to = await queueLink("token-that-nobody-may-read");
    expect((await rowOf(to)).sealedSecret).toMatch(/^[\w-]{40,}$/);
    expect(await everything()).not.toContain("token-that-nobody-may-read");

    const [mail] = await mailgun.mailsTo(to);
    expect(mail?.text).toContain("http://localhost:3000/change-password/token-that-nobody-may-read");
    expect((await rowOf(to)).sealedSecret).toBe("");
    expect(await everything()).not.toContain("token-that-nobody-may-read");
  });

  test("is not sent once it has expired; the admins are told why", async () => {
    const clock = aClock();
    const to = await queueLink("token-of-yesterday", new Date(clock.read().getTime() + hour * 1000));
    clock.forward(hour + 1);
    await createSender(clock.read).sendDue();
    expect(mailgun.attempts).toHaveLength(0);
    expect(await rowOf(to)).toMatchObject({
      deadAt: expect.any(Date),
      sealedSecret: "",
      answer: "Not sent: what it leads to had expired.",
    });
  });
});
