import { db, type Reads, type Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { type MailState, mailState } from "~/mail/mail-state";
import { mailLeaves } from "~/mail/mailgun.server";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { rejectedLetter } from "~/signup/letters/rejected.letter";

export interface AccountMail {
  id: string;
  state: MailState;
}

/** The newest mail with a link to set the first password, by the person's id. */
export async function signupMails(userIds: readonly string[], now: Date): Promise<ReadonlyMap<string, AccountMail>> {
  const mails = await db.outboxMail.findMany({
    where: { userId: { in: [...userIds] }, letter: approvedLetter.name },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...mailColumns, userId: true },
  });
  return new Map(mails.map((mail) => [mail.userId ?? "", { id: mail.id, state: mailState(mail, mailLeaves(), now) }]));
}

interface Rejected {
  id: string;
  email: string;
  rejectedAt: Date | null;
}

/** The mail that told the reason of a rejection, by the request's id; who was not told by mail is not in it. */
export async function rejectionMails(
  requests: readonly Rejected[],
  now: Date,
  from: Pick<Reads, "outboxMail"> | Pick<Tx, "outboxMail"> = db,
): Promise<ReadonlyMap<string, AccountMail>> {
  const rejected = requests.flatMap(({ id, email, rejectedAt }) => (rejectedAt ? [{ id, email, rejectedAt }] : []));
  const first = Math.min(...rejected.map(({ rejectedAt }) => rejectedAt.getTime()));
  if (rejected.length === 0) return new Map();
  const mails = await from.outboxMail.findMany({
    where: {
      createdAt: { gte: new Date(first - clocksDifferMs) },
      letter: rejectedLetter.name,
      toEmail: { in: rejected.map(({ email }) => email) },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...mailColumns, data: true },
  });
  return new Map(
    mails.flatMap((mail) => {
      const request = rejected.find((each) => isAbout(mail.data, each));
      return request ? [[request.id, { id: mail.id, state: mailState(mail, mailLeaves(), now) }] as const] : [];
    }),
  );
}

/** The mail is written in the rejection's own transaction, by the database's clock or by ours. */
const clocksDifferMs = 2000;

/** Of this very rejection: one that was undone since had a mail of its own. */
function isAbout(data: Prisma.JsonValue, { id, rejectedAt }: { id: string; rejectedAt: Date }): boolean {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return false;
  return data.requestId === id && data.rejectedAt === rejectedAt.toISOString();
}

const mailColumns = {
  id: true,
  createdAt: true,
  sentAt: true,
  deadAt: true,
  leasedUntil: true,
  deliveredAt: true,
  bouncedAt: true,
} satisfies Prisma.OutboxMailSelect;
