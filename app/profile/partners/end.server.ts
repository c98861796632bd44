import type { Actor } from "~/access/actor";
import { roleNames } from "~/access/keys";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { mayStrangersMail } from "~/infra/rate-limit.server";
import { queueMail } from "~/mail/outbox.server";
import { invitationWithdrawnLetter } from "~/profile/partners/letters/invitation-withdrawn.letter";
import { tellCustomer, tellPartnerOfEnd } from "~/profile/partners/partnership-mail.server";
import { atWork, unanswered } from "~/profile/partners/standing";

interface Customer {
  id: string;
  slug: string;
  name: string;
}

const columns = {
  type: true,
  invitedEmail: true,
  invitedBusinessName: true,
  invitedById: true,
  partnerId: true,
  acceptedById: true,
  partner: { select: { name: true } },
} as const;

/** Takes an invitation back that nobody has answered; its link ends. False: it was answered or withdrawn before. Null: not the customer's. */
export async function withdraw(
  customer: Customer,
  partnershipId: string,
  actor: Actor,
  now = new Date(),
): Promise<boolean | null> {
  const where = { id: partnershipId, customerId: customer.id };
  const invitation = await db.partnership.findUnique({ where, select: { ...columns, withdrawnAt: true } });
  if (!invitation) return null;
  if (invitation.withdrawnAt) return false;
  // The letter counts among those that strangers can cause: over the limit, the invitation is withdrawn without one.
  const mayMail = await mayStrangersMail(invitation.invitedEmail);
  return transact(async (tx) => {
    const { count } = await tx.partnership.updateMany({
      where: { ...where, ...unanswered },
      data: { withdrawnAt: now, tokenDigest: null },
    });
    if (count === 0) return false;
    const { type, invitedEmail: email, invitedBusinessName: partner } = invitation;
    if (mayMail)
      await queueMail(tx, invitationWithdrawnLetter, {
        to: email,
        data: { customerName: customer.name, type },
        businessId: customer.id,
      });
    await record(tx, {
      actor,
      businessId: customer.id,
      action: "partnership.withdraw",
      subjectType: "Partnership",
      subjectId: partnershipId,
      after: { partner, email, type: roleNames[type] },
    });
    return true;
  });
}

/** Ends a partnership at work: the partner's very next request is refused. False: it was not at work. Null: not the customer's. */
export async function end(
  customer: Customer,
  partnershipId: string,
  actor: Actor,
  now = new Date(),
): Promise<boolean | null> {
  return transact(async (tx) => {
    const where = { id: partnershipId, customerId: customer.id };
    const partnership = await tx.partnership.findUnique({ where, select: columns });
    if (!partnership) return null;
    const ended = await tx.partnership.updateMany({
      where: { ...where, ...atWork },
      data: { endedAt: now, endedById: actor.userId },
    });
    if (ended.count === 0) return false;
    await noteEnd(tx, customer, { id: partnershipId, ...partnership }, actor, false);
    await tellCustomer(tx, {
      what: "ended",
      partnerName: nameOf(partnership),
      type: partnership.type,
      personName: actor.name,
      reason: null,
      replacedName: null,
      customer,
      invitedById: partnership.invitedById,
    });
    return true;
  });
}

/**
 * Ends what an acceptance replaces: the customer's other reseller, and an earlier partnership of the same partner and
 * type. Gives the name of the reseller that was replaced, if it was another.
 */
export async function endReplaced(
  tx: Tx,
  customer: Customer,
  accepted: { type: Partnership["type"]; partnerId: string },
  actor: Actor,
  now: Date,
): Promise<string | null> {
  const { type, partnerId } = accepted;
  const replaced = await tx.partnership.findMany({
    where: { customerId: customer.id, type, ...atWork, ...(type === "reseller" ? {} : { partnerId }) },
    select: { id: true, ...columns },
  });
  for (const partnership of replaced) {
    await tx.partnership.updateMany({
      where: { id: partnership.id, customerId: customer.id, ...atWork },
      data: { endedAt: now, endedById: actor.userId },
    });
    if (partnership.partnerId !== partnerId) await noteEnd(tx, customer, partnership, actor, true);
  }
  const other = replaced.find((partnership) => partnership.partnerId !== partnerId);
  return other ? nameOf(other) : null;
}

/** Ends all that the customer has with partners, in a transaction that does more: what is at work, and what is not answered. */
export async function endAll(tx: Tx, customer: Customer, actor: Actor, now: Date): Promise<void> {
  const customerId = customer.id;
  await tx.partnership.updateMany({
    where: { customerId, ...unanswered },
    data: { withdrawnAt: now, tokenDigest: null },
  });
  const working = await tx.partnership.findMany({ where: { customerId, ...atWork }, select: { id: true, ...columns } });
  for (const partnership of working) {
    await tx.partnership.updateMany({
      where: { id: partnership.id, customerId, ...atWork },
      data: { endedAt: now, endedById: actor.userId },
    });
    await noteEnd(tx, customer, partnership, actor, false);
  }
}

type Partnership = { id: string } & Prisma.PartnershipGetPayload<{ select: typeof columns }>;

async function noteEnd(tx: Tx, customer: Customer, partnership: Partnership, actor: Actor, replaced: boolean) {
  const { id, type, partnerId, acceptedById } = partnership;
  await record(tx, {
    actor,
    businessId: customer.id,
    action: "partnership.end",
    subjectType: "Partnership",
    subjectId: id,
    after: { partner: nameOf(partnership), type: roleNames[type], replaced },
  });
  await tellPartnerOfEnd(tx, { partnerId, acceptedById, customerName: customer.name, type, replaced });
}

function nameOf({ partner, invitedBusinessName }: Pick<Partnership, "partner" | "invitedBusinessName">): string {
  return partner?.name ?? invitedBusinessName;
}
