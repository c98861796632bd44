import { HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { db } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { log } from "~/infra/log.server";
import { mailgunStandIn, startMailgunServer } from "../../tests/support/mailgun";
import { aClock, emptyOutboxEachTime, mailRow, queueLink, queueNotice } from "../../tests/support/mails";
import { currentPause } from "./delivery.server";
import { createSender } from "./worker.server";

const mailgun = mailgunStandIn();
emptyOutboxEachTime();

const hour = 3_600;
const busy = () => new HttpResponse("down", { status: 500 });

test("a failed attempt is repeated within 30 s", async () => {
  const to = await queueNotice();
  const clock = aClock();
  const sender = createSender(clock.read);
  mailgun.trouble((_mail, attempt) => (attempt === 1 ? HttpResponse.error() : undefined));
  await sender.sendDue();
  expect(await mailRow(to)).toMatchObject({ sentAt: null, attempts: 1, answer: expect.stringContaining("no answer") });
  clock.forward(28);
  await sender.sendDue();
  expect(mailgun.inbox()).toHaveLength(1);
  expect(await mailRow(to)).toMatchObject({ attempts: 2, sentAt: expect.any(Date) });
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
  expect(await mailRow(stuck)).toMatchObject({ sentAt: null, deadAt: null, answer: "no answer within 10 s" });
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
  expect(await mailRow(to)).toMatchObject({
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

test("D-7 a redirect is not followed: no letter goes to another host", async () => {
  const to = await queueNotice();
  mailgun.trouble(() => new HttpResponse(null, { status: 307, headers: { location: "https://evil.example/" } }));
  await createSender().sendDue();
  expect(await mailRow(to)).toMatchObject({ sentAt: null, deadAt: null, answer: expect.stringMatching(/^307/) });
});

test("a mail that could not be sent for three days is given up", async () => {
  const to = await queueNotice();
  const clock = aClock();
  mailgun.trouble(busy);
  for (let hours = 0; hours < 80; hours += 1) {
    await createSender(clock.read).sendDue();
    clock.forward(hour);
  }
  const row = await mailRow(to);
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
