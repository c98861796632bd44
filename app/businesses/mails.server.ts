import { db } from "~/infra/db.server";
import { letters } from "~/mail/letters.server";
import { mailState } from "~/mail/mail-state";
import { mailLeaves } from "~/mail/mailgun.server";

/** The newest mails to these people, with how far each has come. */
export async function listMailsTo(userIds: readonly string[], take: number, now = new Date()) {
  const rows = await db.outboxMail.findMany({
    where: { userId: { in: [...userIds] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map((row) => ({
    id: row.id,
    to: row.toEmail,
    subject: subjectOf(row.letter, row.data),
    at: row.createdAt.toISOString(),
    state: mailState(row, mailLeaves(), now),
  }));
}

/** A letter that this version does not know, or whose data are of another, is named by its name. */
function subjectOf(letter: string, data: unknown): string {
  try {
    return letters.get(letter)?.subject(data) ?? letter;
  } catch {
    return letter;
  }
}
