import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { commonPasswords } from "~/login/common-passwords.server";
import { forgiveAccount } from "~/login/login-limits.server";
import { passwordFault } from "~/login/password-rules";
import { hashUnlessBusy, namesOf, replacePassword } from "~/login/set-password.server";
import { readEmailAddress } from "~/signup/business-email";

/** How an invitation's link stands; looking never uses it up. "has account": the address logs in somewhere already. */
export type JoinLink =
  | { is: "open"; inviter: string; businessName: string; firstName: string; email: string }
  | { is: "joined" | "has account"; businessName: string; email: string }
  | { is: "dead" };

export type Joined = { is: "joined" | "has account" | "dead" | "busy" } | { is: "refused"; fault: string };

export async function readJoinLink(token: string, now = new Date()): Promise<JoinLink> {
  const invitation = await findInvitation(db, token);
  const is = await standingOf(db, invitation, now);
  if (!invitation || is === "dead") return { is: "dead" };
  const { business, email, firstName } = invitation;
  if (is !== "open") return { is, businessName: business.name, email };
  const inviter = await db.user.findUnique({
    where: { id: invitation.invitedById },
    select: { firstName: true, lastName: true },
  });
  const name = inviter ? `${inviter.firstName} ${inviter.lastName}` : business.name;
  return { is, inviter: name, businessName: business.name, firstName, email };
}

/**
 * Makes the account in the business that invites, with the address that was invited; a team member stays the same person.
 * Whoever was removed there before comes back as a member. An account elsewhere is never touched. Twice is like once.
 */
export async function join(token: string, password: string, now = new Date()): Promise<Joined> {
  const invitation = await findInvitation(db, token);
  const standing = await standingOf(db, invitation, now);
  if (!invitation || standing !== "open") return { is: standing === "open" ? "dead" : standing };
  const fault = passwordFault(password, namesOf(invitation), await commonPasswords());
  if (fault) return { is: "refused", fault };
  const passwordHash = await hashUnlessBusy(password);
  if (!passwordHash) return { is: "busy" };

  const is = await transact(async (tx) => {
    const fresh = await findInvitation(tx, token);
    const state = await standingOf(tx, fresh, now);
    if (!fresh || state !== "open") return state === "open" ? "dead" : state;
    await tx.colleagueInvitation.update({ where: { id: fresh.id }, data: { acceptedAt: now }, select: { id: true } });
    const userId = await makeUser(tx, fresh);
    await linkMember(tx, fresh, userId);
    const { firstName, lastName, email, businessId } = fresh;
    await record(tx, {
      actor: { userId, name: `${firstName} ${lastName}` },
      businessId,
      action: "colleague.join",
      subjectType: "User",
      subjectId: userId,
      after: { name: `${firstName} ${lastName}`, invitedById: fresh.invitedById },
    });
    const owner = { id: userId, firstName, lastName, email, businessId };
    await replacePassword(tx, owner, passwordHash, "password.set", now);
    return "joined";
  });
  if (is === "joined") await forgiveAccount(invitation.email);
  return { is };
}

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

async function standingOf(from: Reads | Tx, invitation: Invitation | null, now: Date) {
  if (!invitation || invitation.withdrawnAt || invitation.business.suspendedAt) return "dead";
  if (invitation.acceptedAt) return "joined";
  if (invitation.expiresAt <= now) return "dead";
  const user = await from.user.findUnique({ where: { email: invitation.email }, select: whoseAccount });
  return user && !isOurs(user, invitation) ? "has account" : "open";
}

const whoseAccount = { id: true, businessId: true, disabledAt: true, disabledByAdminAt: true } as const;

interface Account {
  businessId: string | null;
  disabledAt: Date | null;
  disabledByAdminAt: Date | null;
}

/** Someone whom an owner removed from this very business. Whom an admin disabled, no owner brings back. */
function isOurs(user: Account, { businessId }: Invitation): boolean {
  return user.businessId === businessId && user.disabledAt !== null && user.disabledByAdminAt === null;
}

async function makeUser(tx: Tx, { businessId, email, firstName, lastName }: Invitation): Promise<string> {
  const removed = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (removed) {
    await tx.user.updateMany({
      where: { id: removed.id, businessId, disabledAt: { not: null }, disabledByAdminAt: null },
      data: {
        disabledAt: null,
        ownerSince: null,
        firstName,
        lastName,
        // An older wish to close the account would close it at once.
        closeRequestedAt: null,
        closesAt: null,
        version: { increment: 1 },
      },
    });
    return removed.id;
  }
  const emailDomain = readEmailAddress(email)?.domain ?? email.slice(email.lastIndexOf("@") + 1);
  const { id } = await tx.user.create({
    data: { businessId, email, emailDomain, firstName, lastName },
    select: { id: true },
  });
  return id;
}

async function linkMember(tx: Tx, { businessId: customerId, memberId }: Invitation, userId: string): Promise<void> {
  if (!memberId) return;
  const linked = await tx.teamMember.findFirst({
    where: { customerId, userId, removedAt: null },
    select: { id: true },
  });
  if (linked) return;
  await tx.teamMember.updateMany({
    where: {
      id: memberId,
      customerId,
      removedAt: null,
      OR: [{ userId: null }, { user: { disabledAt: { not: null } } }],
    },
    data: { userId, version: { increment: 1 } },
  });
}

async function findInvitation(from: Reads | Tx, token: string) {
  return from.colleagueInvitation.findUnique({
    where: { tokenDigest: digest(token) },
    select: {
      id: true,
      businessId: true,
      email: true,
      firstName: true,
      lastName: true,
      memberId: true,
      invitedById: true,
      expiresAt: true,
      acceptedAt: true,
      withdrawnAt: true,
      business: { select: { name: true, websiteDomain: true, suspendedAt: true } },
    },
  });
}
