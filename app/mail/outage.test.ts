import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { startMailgunServer } from "../../tests/support/mailgun-server";
import { queueMail } from "./outbox.server";
import { createSender } from "./worker.server";

test("60 mails of ten minutes without Mailgun go out within a minute of its return", { timeout: 60_000 }, async () => {
  const { port, close } = await startMailgunServer(0);
  await close();
  Object.assign(env, {
    MAILGUN_API_URL: `http://127.0.0.1:${port}`,
    MAILGUN_API_KEY: "a-key",
    MAILGUN_DOMAIN: "mail.cm360.example",
  });
  let now = Date.now();
  const sender = createSender(() => new Date(now));
  const lookAfter = (seconds: number) => {
    now += seconds * 1_000;
    return sender.sendDue();
  };

  for (let batch = 0; batch < 20; batch += 1) {
    await transact(async (tx) => {
      for (let each = 0; each < 3; each += 1) {
        await queueMail(tx, rejectedLetter, { to: `p${batch}-${each}@acme.example`, data: rejectedLetter.sample });
      }
    });
    for (let looks = 0; looks < 5; looks += 1) await lookAfter(6);
  }
  expect(await db.outboxMail.count({ where: { sentAt: null, deadAt: null } })).toBe(60);

  const { inbox, close: end } = await startMailgunServer(port);
  for (let looks = 0; looks < 30 && inbox.length < 60; looks += 1) await lookAfter(2);
  await end();
  expect(inbox).toHaveLength(60);
  const attempts = await db.outboxMail.aggregate({ _max: { attempts: true } });
  expect(attempts._max.attempts).toBeLessThan(8);
});
