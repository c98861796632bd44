import { isDeepStrictEqual } from "node:util";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { transact } from "~/infra/db.server";
import { scrubbed } from "~/mail/delivery.server";
import { findLetter } from "~/mail/find-letter.server";
import { announceMail } from "~/mail/nudge.server";

export type SentAgain =
  | { outcome: "queued" | "on-its-way" | "link-gone" | "expired"; to: string }
  | { outcome: "not-found" };

/** Queues a sent or dead mail once more, as a mail of its own; where its like is on its way already, that one is enough. */
export async function sendAgain(id: string, admin: Actor): Promise<SentAgain> {
  return transact(async (tx) => {
    const mail = await tx.outboxMail.findUnique({ where: { id } });
    if (!mail) return { outcome: "not-found" };
    const { letter, toEmail: to, data, businessId, userId } = mail;

    const underway = await tx.outboxMail.findMany({
      where: { letter, toEmail: to, sentAt: null, deadAt: null },
      select: { data: true },
    });
    if (underway.some((other) => isDeepStrictEqual(other.data, data))) return { outcome: "on-its-way", to };
    if (mail.sealedSecret === scrubbed) return { outcome: "link-gone", to };
    if (findLetter(letter)?.expired?.(data, new Date())) return { outcome: "expired", to };

    const again = await tx.outboxMail.create({
      data: { letter, toEmail: to, data: data ?? {}, businessId, userId },
      select: { id: true },
    });
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
  });
}
