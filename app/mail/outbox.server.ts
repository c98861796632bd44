import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { seal } from "~/infra/secrets.server";
import type { Letter } from "~/mail/letter";
import { announceMail } from "~/mail/nudge.server";

interface Mail<Data> {
  to: string;
  data: Data;
  /** What the letter's link needs, such as a token: sealed at rest, scrubbed once the mail is sent or given up. */
  secret?: string;
  businessId?: string | null;
  userId?: string | null;
}

/** Writes a mail in the transaction that causes it: it is sent if, and only if, that transaction commits. */
export async function queueMail<Data>(tx: Tx, letter: Letter<Data>, mail: Mail<NoInfer<Data>>): Promise<void> {
  await tx.outboxMail.create({
    data: {
      letter: letter.name,
      toEmail: oneAddress(mail.to),
      data: toJson(mail.data),
      sealedSecret: mail.secret === undefined ? null : seal(mail.secret),
      businessId: mail.businessId ?? null,
      userId: mail.userId ?? null,
    },
    select: { id: true },
  });
  announceMail();
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
