import { pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import type { Prisma } from "~/infra/prisma/client";
import { unseal } from "~/infra/secrets.server";
import { bounceOf } from "~/mail/bounces.server";
import { currentPause, scrubbed } from "~/mail/delivery.server";
import { findLetter } from "~/mail/find-letter.server";
import { canBeTurnedOff } from "~/mail/letter";
import { type DrawnLetter, drawLetter, hiddenSecret } from "~/mail/letters.server";
import { type MailState, mailState } from "~/mail/mail-state";
import { fromHeader, mailLeaves } from "~/mail/mailgun.server";
import { countByState, type Place, walk } from "~/mail/mails-query.server";
import type { OutboxSearch } from "~/mail/outbox-search";

export const mailsPerPage = 50;

/** One page of the mails that match, newest first, with the number in each state and the links to the pages beside it. */
export async function listMails(search: OutboxSearch, now: Date) {
  const [places, counts] = await Promise.all([walk(search, search.cursor, mailsPerPage + 1), countByState(search)]);
  const page = pageAround(places, { cursor: search.cursor, size: mailsPerPage, placeOf: (place) => place });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    mails: await readMails(page.shown, now),
    counts: { all, ...counts },
    count: search.state ? counts[search.state] : all,
    previous: page.previous,
    next: page.next,
  };
}

/** The mails in these places, in their order. */
export async function readMails(places: readonly Place[], now: Date) {
  const ids = places.map(({ id }) => id);
  const rows = await db.outboxMail.findMany({ where: { id: { in: ids } }, select: facts });
  const found = new Map(rows.map((row) => [row.id, factsOf(row, now)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * A mail as an admin may read it. Its link is whole only where mails do not leave, so that a fresh installation works:
 * elsewhere nobody but the recipient gets to see it.
 */
export async function getMail(id: string, now: Date) {
  const row = await db.outboxMail.findUnique({ where: { id }, select: facts });
  if (!row) return null;
  const { sealedSecret } = row;
  const mark = (await bounceOf([row.toEmail])).get(row.toEmail.toLowerCase());
  const shown = !mailLeaves() && sealedSecret ? unseal(sealedSecret) : null;
  const letter = await draw(row, sealedSecret === null ? null : (shown ?? hiddenSecret));
  return {
    ...factsOf(row, now),
    text: letter?.text ?? null,
    html: letter?.html ?? null,
    /** What keeps mails from the address, whichever of them said so. */
    mark: mark ? { ...mark, at: mark.at.toISOString() } : null,
    from: fromHeader(letter?.sender ?? null),
    origin: env.APP_URL,
    /** Its reader's mail ends with the link that turns such mails off, which is not shown here. */
    hasUnsubscribe: mailLeaves() && row.userId !== null && isOptional(row),
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
  userId: true,
  createdAt: true,
  dueAt: true,
  attempts: true,
  leasedUntil: true,
  sentAt: true,
  deadAt: true,
  answer: true,
  deliveredAt: true,
  bouncedAt: true,
  bounce: true,
  againId: true,
} satisfies Prisma.OutboxMailSelect;

const over: readonly MailState[] = ["sent", "delivered", "bounced", "dead"];

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
    letter: row.letter,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    bouncedAt: row.bouncedAt?.toISOString() ?? null,
    bounce: row.bounce,
    againId: row.againId,
    /** A letter whose link is gone would lead nowhere; what was sent again goes on from there. */
    canGoAgain: over.includes(state) && row.sealedSecret !== scrubbed && row.againId === null,
  };
}

function subjectOf({ letter, data }: Pick<MailRow, "letter" | "data">): string {
  try {
    return findLetter(letter)?.subject(data) ?? letter;
  } catch {
    return letter;
  }
}

function isOptional({ letter: name, data }: MailRow): boolean {
  const letter = findLetter(name);
  try {
    return letter !== null && canBeTurnedOff(letter, data);
  } catch {
    return false;
  }
}

async function draw(row: MailRow, secret: string | null): Promise<DrawnLetter | null> {
  const letter = findLetter(row.letter);
  if (!letter) return null;
  try {
    // What turns such mails off is its reader's, as the link is.
    return await drawLetter(letter, row.data, secret, mailLeaves() ? null : row.userId);
  } catch {
    return null;
  }
}
