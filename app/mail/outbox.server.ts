import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { seal } from "~/infra/secrets.server";
import { canBeTurnedOff, type Letter } from "~/mail/letter";
import { announceMail } from "~/mail/nudge.server";

interface Mail<Data> {
  to: string;
  data: Data;
  /** What the letter's link needs, such as a token: sealed at rest, scrubbed once the mail is sent or given up. */
  secret?: string;
  businessId?: string | null;
  userId?: string | null;
}

/** Somebody waits for it, or it is about an account's safety. */
const waitedFor = 0;
/** Many may get it at once: notices, reminders, digests. */
const canWait = 1;

/** Writes a mail in the transaction that causes it: it is sent if, and only if, that transaction commits. */
export async function queueMail<Data>(tx: Tx, letter: Letter<Data>, mail: Mail<NoInfer<Data>>): Promise<void> {
  const toEmail = oneAddress(mail.to);
  const rank = canBeTurnedOff(letter, mail.data) ? canWait : waitedFor;
  await tx.outboxMail.create({
    data: {
      letter: letter.name,
      toEmail,
      rank,
      data: toJson(mail.data),
      sealedSecret: mail.secret === undefined ? null : seal(mail.secret),
      businessId: mail.businessId ?? null,
      userId: mail.userId ?? null,
    },
    select: { id: true },
  });
  if (rank === waitedFor) await hurry(tx, toEmail);
  announceMail();
}

/** Mails to one person keep their order: what stands before one that is waited for goes as early. */
async function hurry(tx: Tx, toEmail: string): Promise<void> {
  const behind = { toEmail, sentAt: null, deadAt: null, rank: canWait };
  await tx.outboxMail.updateMany({ where: behind, data: { rank: waitedFor } });
}

/** The address, if it is exactly one and can carry nothing else into a mail's header. */
export function oneAddress(text: string): string {
  if (text.length > 254 || !/^[^\s\p{C}"(),:;<>@[\\\]]+@[^\s\p{C}"(),:;<>@[\\\]]+$/u.test(text)) {
    throw new Error("A mail needs exactly one plain address.");
  }
  return text;
}

function toJson(data: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(data)) as Prisma.InputJsonValue;
}
