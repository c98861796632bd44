import { beforeEach } from "vitest";
import { db, transact } from "~/infra/db.server";
import { queueMail } from "~/mail/outbox.server";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { rejectedLetter } from "~/signup/letters/rejected.letter";

let addresses = 0;

export const newAddress = () => `nora-${++addresses}@acme.example`;

/** There is one outbox for all: each test of the file begins with an empty one. */
export function emptyOutboxEachTime() {
  beforeEach(() =>
    transact(async (tx) => {
      await tx.outboxMail.deleteMany();
      await tx.jobLease.deleteMany();
    }),
  );
}

/** A clock that the test turns on, in seconds. It is a minute fast, so that what the test queues is due at once. */
export function aClock() {
  let now = Date.now() + 60_000;
  return { read: () => new Date(now), forward: (seconds: number) => (now += seconds * 1000) };
}

/** Queues a letter without a link, and gives the address to which it goes. */
export async function queueNotice(to = newAddress()): Promise<string> {
  await transact((tx) => queueMail(tx, rejectedLetter, { to, data: rejectedLetter.sample }));
  return to;
}

/** Queues a letter with a link, which works for three days unless told otherwise, and gives the address. */
export async function queueLink(secret: string, linkEndsAt = new Date(Date.now() + 72 * 3_600_000)): Promise<string> {
  const to = newAddress();
  const data = { ...approvedLetter.sample, linkEndsAt: linkEndsAt.toISOString() };
  await transact((tx) => queueMail(tx, approvedLetter, { to, data, secret }));
  return to;
}

export const mailRow = (toEmail: string) => db.outboxMail.findFirstOrThrow({ where: { toEmail } });
