import { db } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import type { Prisma } from "~/infra/prisma/client";
import { unseal } from "~/infra/secrets.server";
import { currentPause, scrubbed } from "~/mail/delivery.server";
import { findLetter } from "~/mail/find-letter.server";
import { type DrawnLetter, drawLetter, hiddenSecret } from "~/mail/letters.server";
import { type MailState, mailState } from "~/mail/mail-state";
import { mailLeaves } from "~/mail/mailgun.server";

const perPage = 50;

/** How many mails there are, in all and in each state that can occur: without Mailgun "kept" stands for the way out. */
export async function countMails(now: Date): Promise<{ all: number; states: { state: MailState; count: number }[] }> {
  const states: MailState[] = mailLeaves() ? ["waiting", "sending", "sent", "dead"] : ["kept", "sent", "dead"];
  const counts = await Promise.all(states.map((state) => db.outboxMail.count({ where: whereState(state, now) })));
  return {
    all: counts.reduce((sum, count) => sum + count, 0),
    states: states.map((state, index) => ({ state, count: counts[index] ?? 0 })),
  };
}

export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / perPage));
}

/** One page of the mails in a state, or of all, newest first. */
export async function listMails(state: MailState | null, page: number, now: Date) {
  const rows = await db.outboxMail.findMany({
    where: state ? whereState(state, now) : {},
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * perPage,
    take: perPage,
    select: facts,
  });
  return rows.map((row) => factsOf(row, now));
}

/**
 * A mail as an admin may read it. Its link is whole only where mails do not leave, so that a fresh installation works:
 * elsewhere nobody but the recipient gets to see it.
 */
export async function getMail(id: string, now: Date) {
  const row = await db.outboxMail.findUnique({ where: { id }, select: { ...facts, sealedSecret: true } });
  if (!row) return null;
  const { sealedSecret } = row;
  const shown = !mailLeaves() && sealedSecret ? unseal(sealedSecret) : null;
  const letter = await draw(row, sealedSecret === null ? null : (shown ?? hiddenSecret));
  return {
    ...factsOf(row, now),
    text: letter?.text ?? null,
    from: env.MAIL_FROM,
    origin: env.APP_URL,
    link: sealedSecret === null ? ("none" as const) : shown !== null ? ("shown" as const) : ("hidden" as const),
  };
}

/** Whether mails leave, and what holds them back if anything does. */
export async function sendingNow(now: Date) {
  const pause = await currentPause(now);
  return { leaves: mailLeaves(), pause: pause && { ...pause, until: pause.until.toISOString() } };
}

const facts = {
  id: true,
  letter: true,
  toEmail: true,
  data: true,
  sealedSecret: true,
  createdAt: true,
  dueAt: true,
  attempts: true,
  leasedUntil: true,
  sentAt: true,
  deadAt: true,
  answer: true,
} satisfies Prisma.OutboxMailSelect;

type MailRow = Prisma.OutboxMailGetPayload<{ select: typeof facts }>;

function factsOf(row: MailRow, now: Date) {
  const state = mailState(row, mailLeaves(), now);
  return {
    id: row.id,
    to: row.toEmail,
    subject: subjectOf(row),
    state,
    queuedAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    nextAt: state === "waiting" && row.attempts > 0 ? row.dueAt.toISOString() : null,
    attempts: row.attempts,
    answer: row.answer,
    /** A letter whose link is gone would lead nowhere. */
    canGoAgain: (state === "sent" || state === "dead") && row.sealedSecret !== scrubbed,
  };
}

function subjectOf({ letter, data }: Pick<MailRow, "letter" | "data">): string {
  try {
    return findLetter(letter)?.subject(data) ?? letter;
  } catch {
    return letter;
  }
}

async function draw(row: MailRow, secret: string | null): Promise<DrawnLetter | null> {
  const letter = findLetter(row.letter);
  if (!letter) return null;
  try {
    return await drawLetter(letter, row.data, secret);
  } catch {
    return null;
  }
}

function whereState(state: MailState, now: Date): Prisma.OutboxMailWhereInput {
  const unsent = { sentAt: null, deadAt: null };
  switch (state) {
    case "sent":
      return { sentAt: { not: null } };
    case "dead":
      return { sentAt: null, deadAt: { not: null } };
    case "kept":
      return unsent;
    case "sending":
      return { ...unsent, leasedUntil: { gt: now } };
    case "waiting":
      return { ...unsent, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] };
  }
}
