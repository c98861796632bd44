import type { Actor } from "~/access/actor";
import { roleNames } from "~/access/keys";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { endReplaced } from "~/profile/partners/end.server";
import { tellCustomer } from "~/profile/partners/partnership-mail.server";
import { type Standing, standingOf, unanswered } from "~/profile/partners/standing";

const columns = {
  id: true,
  type: true,
  invitedById: true,
  invitedAt: true,
  expiresAt: true,
  acceptedAt: true,
  declinedAt: true,
  declineReason: true,
  withdrawnAt: true,
  endedAt: true,
  customer: { select: { id: true, slug: true, name: true } },
} satisfies Prisma.PartnershipSelect;

/** An invitation as the invited person reads it; null for everybody else. */
export async function getInvitation(actor: Actor, invitationId: string, now = new Date()) {
  const invitation = await db.partnership.findFirst({ where: mine(actor, invitationId), select: columns });
  if (!invitation) return null;
  const inviter = await db.user.findUnique({
    where: { id: invitation.invitedById },
    select: { firstName: true, lastName: true, adminSince: true },
  });
  const { id, type, customer, declineReason } = invitation;
  return {
    id,
    type,
    customer,
    declineReason,
    inviter: inviter && `${inviter.firstName} ${inviter.lastName}${inviter.adminSince ? " of Secure Dynamics" : ""}`,
    standing: standingOf(invitation, now),
    invitedAt: invitation.invitedAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    acceptedAt: invitation.acceptedAt?.toISOString() ?? null,
    declinedAt: invitation.declinedAt?.toISOString() ?? null,
    withdrawnAt: invitation.withdrawnAt?.toISOString() ?? null,
    endedAt: invitation.endedAt?.toISOString() ?? null,
  };
}

/** "done" also where the very same was answered before; else how the invitation stands, which nothing has changed. */
export type Answered =
  | { outcome: "done"; customer: { slug: string; name: string }; type: keyof typeof roleNames }
  | { outcome: "over"; standing: Standing };

/** Makes the actor's business the customer's partner; a reseller at work is replaced in the same transaction. */
export async function accept(actor: Actor, invitationId: string, now = new Date()): Promise<Answered | null> {
  return transact(async (tx) => {
    const invitation = await tx.partnership.findFirst({ where: mine(actor, invitationId), select: columns });
    const partner = actor.business;
    if (!invitation || !partner) return null;
    const { customer, type, invitedById } = invitation;
    const standing = standingOf(invitation, now);
    if (standing === "accepted") return { outcome: "done", customer, type };
    if (standing !== "invited") return { outcome: "over", standing };

    const replacedName = await endReplaced(tx, customer, { type, partnerId: partner.id }, actor, now);
    await tx.partnership.update({
      where: { id: invitationId, customerId: customer.id, ...unanswered },
      data: { acceptedAt: now, acceptedById: actor.userId, partnerId: partner.id, tokenDigest: null },
      select: { id: true },
    });
    await note(tx, actor, "partnership.accept", invitation, {
      partner: partner.name,
      type: roleNames[type],
      ...(replacedName ? { replaced: replacedName } : {}),
    });
    await tellCustomer(tx, {
      what: "accepted",
      partnerName: partner.name,
      type,
      personName: actor.name,
      reason: null,
      replacedName,
      customer,
      invitedById,
    });
    return { outcome: "done", customer, type };
  });
}

export async function decline(
  actor: Actor,
  invitationId: string,
  reason: string | null,
  now = new Date(),
): Promise<Answered | null> {
  return transact(async (tx) => {
    const invitation = await tx.partnership.findFirst({ where: mine(actor, invitationId), select: columns });
    const partner = actor.business;
    if (!invitation || !partner) return null;
    const { customer, type, invitedById } = invitation;
    const standing = standingOf(invitation, now);
    if (standing === "declined") return { outcome: "done", customer, type };
    if (standing !== "invited") return { outcome: "over", standing };

    await tx.partnership.update({
      where: { id: invitationId, customerId: customer.id, ...unanswered },
      data: { declinedAt: now, declineReason: reason, partnerId: partner.id, tokenDigest: null },
      select: { id: true },
    });
    await note(tx, actor, "partnership.decline", invitation, {
      partner: partner.name,
      type: roleNames[type],
      ...(reason ? { reason } : {}),
    });
    await tellCustomer(tx, {
      what: "declined",
      partnerName: partner.name,
      type,
      personName: actor.name,
      reason,
      replacedName: null,
      customer,
      invitedById,
    });
    return { outcome: "done", customer, type };
  });
}

/**
 * An invitation is its address's: that of a person of a partner, or the one with which this person signed up from it.
 * Colleagues do not answer it, and no account of another kind ever does.
 */
function mine(actor: Actor, invitationId: string): Prisma.PartnershipWhereInput {
  if (actor.kind !== "partner" || !actor.business) return { id: { in: [] } };
  return {
    id: invitationId,
    AND: [
      { OR: [{ invitedEmail: actor.email }, { signupRequests: { some: { userId: actor.userId } } }] },
      { OR: [{ partnerId: null }, { partnerId: actor.business.id }] },
    ],
  };
}

async function note(
  tx: Tx,
  actor: Actor,
  action: string,
  invitation: { id: string; customer: { id: string } },
  after: Prisma.InputJsonObject,
): Promise<void> {
  const businessId = invitation.customer.id;
  await record(tx, { actor, businessId, action, subjectType: "Partnership", subjectId: invitation.id, after });
}
