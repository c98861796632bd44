import { isDeepStrictEqual } from "node:util";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { scrubbed } from "~/mail/delivery.server";
import { findLetter } from "~/mail/find-letter.server";
import { countDead, deadAmong } from "~/mail/mails-query.server";
import { announceMail } from "~/mail/nudge.server";
import { mostAtOnce, type OutboxSearch } from "~/mail/outbox-search";

export type SentAgain =
  | { outcome: "queued" | "on-its-way" | "sent-again-before" | "link-gone" | "expired"; to: string }
  | { outcome: "not-found" };

/** Queues a mail that was sent, or given up, once more, as a mail of its own; pressed twice it is queued once. */
export async function sendAgain(id: string, admin: Actor): Promise<SentAgain> {
  return transact((tx) => queueAgain(tx, id, admin));
}

export interface AllSentAgain {
  queued: number;
  /** What leads to something that has expired, whose link was removed, or whose like is on its way already. */
  left: number;
}

/** How many dead mails match and were not sent again yet. */
export function countSendable(which: Omit<OutboxSearch, "cursor">, until: Date): Promise<number> {
  return countDead(which, until);
}

const perTransaction = 50;

/** Queues the dead mails that match once more: those that the admin saw counted, queued by `until` and not sent again since. */
export async function sendAllAgain(
  which: Omit<OutboxSearch, "cursor" | "state">,
  until: Date,
  admin: Actor,
): Promise<AllSentAgain> {
  const ids = await deadAmong({ ...which, state: "dead" }, until, mostAtOnce);
  const result = { queued: 0, left: 0 };
  for (let start = 0; start < ids.length; start += perTransaction) {
    await transact(async (tx) => {
      for (const id of ids.slice(start, start + perTransaction)) {
        const { outcome } = await queueAgain(tx, id, admin);
        result[outcome === "queued" ? "queued" : "left"] += 1;
      }
    });
  }
  return result;
}

async function queueAgain(tx: Tx, id: string, admin: Actor): Promise<SentAgain> {
  const mail = await tx.outboxMail.findUnique({ where: { id } });
  if (!mail) return { outcome: "not-found" };
  const { letter, toEmail: to, data, rank, businessId, userId } = mail;

  const underway = await tx.outboxMail.findMany({
    where: { letter, toEmail: to, sentAt: null, deadAt: null },
    select: { data: true },
  });
  if (underway.some((other) => isDeepStrictEqual(other.data, data))) return { outcome: "on-its-way", to };
  if (mail.againId !== null) return { outcome: "sent-again-before", to };
  if (mail.sealedSecret === scrubbed) return { outcome: "link-gone", to };
  if (findLetter(letter)?.expired?.(data, new Date())) return { outcome: "expired", to };

  const again = await tx.outboxMail.create({
    data: { letter, toEmail: to, data: data ?? {}, rank, businessId, userId },
    select: { id: true },
  });
  await tx.outboxMail.update({ where: { id }, data: { againId: again.id }, select: { id: true } });
  await record(tx, {
    actor: admin,
    businessId,
    action: "mail.send-again",
    subjectType: "mail",
    subjectId: again.id,
    after: { letter, of: id },
  });
  announceMail();
  return { outcome: "queued", to };
}
