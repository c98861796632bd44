import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { issuePasswordToken, passwordLinkEnd } from "~/login/password-token.server";
import { queueMail } from "~/mail/outbox.server";
import type { NewAdmin } from "./admins.schema";
import { adminInvitedLetter } from "./letters/admin-invited.letter";
import { personStateOf } from "./person-state";

/** All who are or were admins: those who can log in first, by name. */
export async function listAdmins() {
  const admins = await db.user.findMany({
    where: { adminSince: { not: null } },
    orderBy: [
      { disabledAt: { sort: "asc", nulls: "first" } },
      { firstName: "asc" },
      { lastName: "asc" },
      { id: "asc" },
    ],
    select: {
      ...{ id: true, firstName: true, lastName: true, email: true, adminSince: true, passwordSetAt: true },
      ...{ disabledAt: true, closesAt: true, closedAt: true, totpSince: true, lastLoginAt: true },
    },
  });
  return admins.map((admin) => ({
    id: admin.id,
    name: `${admin.firstName} ${admin.lastName}`,
    email: admin.email,
    state: personStateOf(admin),
    since: admin.adminSince?.toISOString() ?? "",
    hasSecondStep: admin.totpSince !== null,
    lastLoginAt: admin.lastLoginAt?.toISOString() ?? null,
  }));
}

export type AdminRow = Awaited<ReturnType<typeof listAdmins>>[number];

/**
 * Makes the account and queues the letter with the link to set its password, which works for 72 hours. "known": the
 * address has an account, and accounts are never moved; "invited-before": it is an admin's already.
 */
export async function inviteAdmin(admin: Actor, { firstName, lastName, email }: NewAdmin, now = new Date()) {
  return transact(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.address }, select: { adminSince: true } });
    if (user) return user.adminSince ? "invited-before" : "known";
    const { id } = await tx.user.create({
      data: { email: email.address, emailDomain: email.domain, firstName, lastName, adminSince: now },
      select: { id: true },
    });
    const secret = await issuePasswordToken(tx, id, "set", now);
    await queueMail(tx, adminInvitedLetter, {
      to: email.address,
      data: { firstName, inviter: admin.name, linkEndsAt: passwordLinkEnd("set", now).toISOString() },
      secret,
      userId: id,
    });
    await record(tx, {
      actor: admin,
      businessId: null,
      action: "admin.invite",
      subjectType: "User",
      subjectId: id,
      after: { name: `${firstName} ${lastName}`, email: email.address },
    });
    return "invited";
  });
}
