import { endSessions } from "~/access/session.server";
import { closedAddress, formerMember } from "~/export/closing";
import type { Tx } from "~/infra/db.server";
import { queueMail } from "~/mail/outbox.server";
import { noticeLetter } from "~/notifications/letters/notice.letter";

/**
 * What the portal knows of the person goes: name, address, phone, password, keys, inbox and mails. The row itself stays
 * under a name that is nobody's, since the business's records and the log point to it.
 */
export async function eraseAccount(tx: Tx, userId: string, now: Date): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const own = { where: { userId } };
  await endSessions(tx, userId);
  await tx.passwordToken.deleteMany(own);
  await tx.emailChange.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.loginChallenge.deleteMany(own);
  await tx.calendarFeed.deleteMany(own);
  await tx.notification.deleteMany(own);
  await tx.mailPreference.deleteMany(own);
  // Those to the address alone too: what came before the account bears no mark of whose it is.
  await tx.outboxMail.deleteMany({ where: { OR: [{ userId }, { toEmail: email }] } });
  await tx.bouncedAddress.deleteMany({ where: { email } });
  await tx.teamMember.updateMany({ ...own, data: { userId: null } });

  const nobody = { ...formerMember, email: closedAddress(userId) };
  const emailDomain = "closed.invalid";
  // Those that were rejected have no account, but say as much of the person.
  await tx.signupRequest.updateMany({
    where: { OR: [{ userId }, { email }] },
    data: { ...nobody, emailDomain, phone: null, jobTitle: null },
  });
  await tx.colleagueInvitation.updateMany({ where: { email }, data: nobody });
  await tx.colleagueInvitation.updateMany({
    where: { invitedById: userId, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  await tx.user.updateMany({
    where: { id: userId },
    data: {
      ...nobody,
      emailDomain,
      phone: null,
      jobTitle: null,
      passwordHash: null,
      passwordSetAt: null,
      totpSealed: null,
      totpSince: null,
      totpLastStep: null,
      ownerSince: null,
      disabledAt: now,
      closedAt: now,
    },
  });
  // The last mail bears no mark of whose it is: the account is nobody's now.
  const title = "Your CM360 account is closed";
  const text =
    "Your name, your address and what else was kept of you is deleted. What you recorded for your business stays with it, and so does its list of its team.";
  await queueMail(tx, noticeLetter, { to: email, data: { kind: "safety", title, text, path: "/" } });
}
