import { expect, test } from "vitest";
import { db, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { rejectedLetter } from "~/signup/letters/rejected.letter";
import { startMailgunServer } from "../../tests/support/mailgun-server";
import { queueMail } from "./outbox.server";
import { createSender } from "./worker.server";

const people = 250;
const mailsEach = 4;
const troubles = ["500", "429", "dropped", "taken, then dropped", "taken, then lost"] as const;

/** The same numbers in every run, evenly between 0 and 1. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Mailgun has no key by which it would know a repeat. So a mail that it took without our hearing of it is sent again,
 * under the same Message-Id, by which mailboxes drop the second; anything else reaches Mailgun once.
 */
test("1,000 mails arrive once each and in their order, though three attempts in ten fail and four senders run", {
  timeout: 300_000,
}, async () => {
  const next = numbers(6);
  const unheard = new Set<string>();
  let unheardRepeats = 0;
  let attempts = 0;
  let failures = 0;
  const mailgun = await startMailgunServer(0, (mail) => {
    attempts += 1;
    if (unheard.has(mail.id)) unheardRepeats += 1;
    if (next() >= 0.3) return undefined;
    failures += 1;
    const trouble = troubles[Math.floor(next() * troubles.length)];
    if (trouble?.startsWith("taken")) unheard.add(mail.id);
    return trouble;
  });
  Object.assign(env, {
    MAILGUN_API_URL: `http://127.0.0.1:${mailgun.port}`,
    MAILGUN_API_KEY: "a-key",
    MAILGUN_DOMAIN: "mail.cm360.example",
  });
  for (let each = 0; each < mailsEach; each += 1) {
    await transact(async (tx) => {
      for (let person = 0; person < people; person += 1) {
        const data = { ...rejectedLetter.sample, reason: `letter ${each}` };
        await queueMail(tx, rejectedLetter, { to: `p${person}@acme.example`, data });
      }
    });
  }

  let now = Date.now() + 60_000;
  const senders = Array.from({ length: 4 }, () => createSender(() => new Date(now)));
  for (let round = 0; round < 200 && (await db.outboxMail.count({ where: { sentAt: null } })) > 0; round += 1) {
    await Promise.all(senders.map((sender) => sender.sendDue()));
    now += 600_000;
  }
  await mailgun.close();

  expect(await db.outboxMail.count({ where: { sentAt: null } })).toBe(0);
  expect(await db.outboxMail.count({ where: { deadAt: { not: null } } })).toBe(0);
  expect(mailgun.inbox).toHaveLength(people * mailsEach);
  expect(failures / attempts).toBeGreaterThan(0.25);
  // Whatever Mailgun took twice it took because its first answer was never heard.
  const ids = mailgun.taken.map(({ id }) => id);
  const twice = new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
  expect([...twice].filter((id) => !unheard.has(id))).toEqual([]);
  expect(mailgun.taken.length - mailgun.inbox.length).toBeLessThanOrEqual(unheardRepeats);
  for (let person = 0; person < people; person += 1) {
    const got = mailgun.inbox.filter(({ to }) => to === `p${person}@acme.example`);
    expect(got.map(({ text }) => /letter \d/.exec(text)?.[0])).toEqual([
      "letter 0",
      "letter 1",
      "letter 2",
      "letter 3",
    ]);
  }
});
