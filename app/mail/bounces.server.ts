import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { heldBack } from "~/mail/held-back";
import { adminsToTell, notify } from "~/notifications/notify.server";

export interface Bounce {
  kind: "bounced" | "complained";
  /** What the receiving server said. */
  detail: string;
  at: Date;
}

/** What is known of addresses that mails do not reach, by the address in small letters. */
export async function bounceOf(emails: readonly string[], from: Reads = db): Promise<Map<string, Bounce>> {
  const wanted = [...new Set(emails.map((email) => email.toLowerCase()))];
  const found = new Map<string, Bounce>();
  for (let start = 0; start < wanted.length; start += 500) {
    const rows = await from.bouncedAddress.findMany({ where: { email: { in: wanted.slice(start, start + 500) } } });
    for (const { email, kind, detail, at } of rows) found.set(email, { kind: kind as Bounce["kind"], detail, at });
  }
  return found;
}

interface BouncedMail {
  id: string;
  toEmail: string;
  businessId: string | null;
}

/** Marks the mail and its address. The admins are told once, until somebody clears the mark. */
export async function noteBounce(
  tx: Tx,
  mail: BouncedMail,
  { kind, detail }: Omit<Bounce, "at">,
  now: Date,
): Promise<void> {
  const email = mail.toEmail.toLowerCase();
  await tx.outboxMail.update({
    where: { id: mail.id },
    // What was reported as spam did arrive.
    data: kind === "bounced" ? { bouncedAt: now, bounce: detail } : { bounce: detail },
    select: { id: true },
  });
  const known = await tx.bouncedAddress.findUnique({ where: { email } });
  if (known) return;

  await tx.bouncedAddress.create({ data: { email, kind, detail, at: now, mailId: mail.id }, select: { email: true } });
  await record(tx, {
    actor: "portal",
    businessId: mail.businessId,
    action: "mail.bounce",
    subjectType: "mail",
    subjectId: mail.id,
    after: { to: mail.toEmail, kind, detail },
  });
  await notify(tx, {
    kind: "office",
    to: await adminsToTell(tx),
    title: kind === "bounced" ? `A mail to ${mail.toEmail} came back` : `${mail.toEmail} reported a mail as spam`,
    text: `${detail} ${heldBack}`,
    path: `/admin/outbox/${mail.id}`,
    // Many may come back at once: the inbox counts them, and no mail follows each.
    mail: "never",
  });
}

/** Lets mails go to the address again; false where it bears no mark. */
export async function clearBounce(mailId: string, admin: Actor): Promise<{ to: string; cleared: boolean } | null> {
  return transact(async (tx) => {
    const mail = await tx.outboxMail.findUnique({ where: { id: mailId }, select: { toEmail: true, businessId: true } });
    if (!mail) return null;
    const { toEmail: to, businessId } = mail;
    const { count } = await tx.bouncedAddress.deleteMany({ where: { email: to.toLowerCase() } });
    if (count > 0) {
      const event = { actor: admin, businessId, action: "mail.clear-bounce", subjectType: "mail", subjectId: mailId };
      await record(tx, { ...event, before: { to } });
    }
    return { to, cleared: count > 0 };
  });
}
