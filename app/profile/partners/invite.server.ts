import { randomUUID } from "node:crypto";
import type { Actor } from "~/access/actor";
import { roleNames } from "~/access/keys";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { mayStrangersMail } from "~/infra/rate-limit.server";
import { digest, newToken } from "~/infra/secrets.server";
import { mailInvitation, type Recipient, recipientOf } from "~/profile/partners/invitation-mail.server";
import type { InviteDetails } from "~/profile/partners/invite.schema";
import { atWork, invitationEnd, unanswered } from "~/profile/partners/standing";

export type Invited =
  | { outcome: "invited" }
  /** An invitation of this address for this type is open until then. */
  | { outcome: "waits"; until: string }
  | { outcome: "partner-already"; name: string }
  | { outcome: "own-address" }
  | { outcome: "too-many-mails" };

interface Customer {
  id: string;
  name: string;
}

/**
 * Invites an address as a partner, for 14 days, and mails it. Whose address it is, is not told: the mail differs, the
 * answer does not. The same form sent twice invites once; an invitation that has expired is opened anew.
 */
export async function invite(
  customer: Customer,
  details: InviteDetails,
  actor: Actor,
  now = new Date(),
): Promise<Invited> {
  if (await wasInvitedBy(db, customer.id, details)) return { outcome: "invited" };
  const refusal = await refusalOf(db, customer.id, details, now);
  if (refusal) return refusal;
  const email = details.email.address;
  if (!(await mayStrangersMail(email))) return { outcome: "too-many-mails" };

  return transact(async (tx) => {
    if (await wasInvitedBy(tx, customer.id, details)) return { outcome: "invited" };
    const refusedMeanwhile = await refusalOf(tx, customer.id, details, now);
    if (refusedMeanwhile) return refusedMeanwhile;

    const sending = await prepareSending(tx, email, now);
    const { type, businessName: invitedBusinessName } = details;
    const invitation = { invitedBusinessName, invitedById: actor.userId, invitedAt: now, ...sending.columns };
    const expired = await tx.partnership.findFirst({
      where: { customerId: customer.id, type, invitedEmail: email, ...unanswered },
      select: { id: true },
    });
    const { id } = expired
      ? await tx.partnership.update({
          where: { id: expired.id, customerId: customer.id },
          data: { ...invitation, partnerId: null },
          select: { id: true },
        })
      : await tx.partnership.create({
          data: { id: await freeId(tx, details), customerId: customer.id, type, invitedEmail: email, ...invitation },
          select: { id: true },
        });
    await mailInvitation(tx, { id, customer, type, email, inviter: inviterOf(actor), ...sending });
    await record(tx, {
      actor,
      businessId: customer.id,
      action: "partnership.invite",
      subjectType: "Partnership",
      subjectId: id,
      after: { partner: invitedBusinessName, email, type: roleNames[type] },
    });
    return { outcome: "invited" };
  });
}

export type SentAgain = "sent" | "sent-before" | "over" | "too-many-mails";

/** Mails an open or expired invitation anew, for another 14 days; the link of the older mail ends. Null: not the customer's. */
export async function sendAgain(
  customer: Customer,
  partnershipId: string,
  shownSentAt: string,
  actor: Actor,
  now = new Date(),
): Promise<SentAgain | null> {
  const where = { id: partnershipId, customerId: customer.id };
  const columns = { type: true, invitedEmail: true, invitedBusinessName: true, sentAt: true } as const;
  const invitation = await db.partnership.findUnique({ where, select: columns });
  if (!invitation) return null;
  if ((invitation.sentAt?.toISOString() ?? "") !== shownSentAt) return "sent-before";
  if (!(await db.partnership.findUnique({ where: { ...where, ...unanswered }, select: { id: true } }))) return "over";
  const { type, invitedEmail: email } = invitation;
  if (!(await mayStrangersMail(email))) return "too-many-mails";

  return transact(async (tx) => {
    const sending = await prepareSending(tx, email, now);
    const { count } = await tx.partnership.updateMany({
      where: { ...where, ...unanswered, sentAt: invitation.sentAt },
      data: sending.columns,
    });
    if (count === 0) return "sent-before";
    await mailInvitation(tx, { id: partnershipId, customer, type, email, inviter: inviterOf(actor), ...sending });
    await record(tx, {
      actor,
      businessId: customer.id,
      action: "partnership.send-again",
      subjectType: "Partnership",
      subjectId: partnershipId,
      after: { partner: invitation.invitedBusinessName, email, type: roleNames[type] },
    });
    return "sent";
  });
}

type Source = Pick<Reads, "business" | "partnership"> | Pick<Tx, "business" | "partnership">;

/** Whether this very form was sent before. */
async function wasInvitedBy(source: Source, customerId: string, { formKey, email, type }: InviteDetails) {
  if (!formKey) return false;
  const made = await source.partnership.findFirst({
    where: { id: formKey, customerId, invitedEmail: email.address, type },
    select: { id: true },
  });
  return made !== null;
}

async function refusalOf(
  source: Source,
  customerId: string,
  { type, email }: InviteDetails,
  now: Date,
): Promise<Invited | null> {
  const own = await source.business.findFirst({
    where: {
      id: customerId,
      OR: [{ websiteDomain: email.domain }, { people: { some: { emailDomain: email.domain } } }],
    },
    select: { id: true },
  });
  if (own) return { outcome: "own-address" };
  const invited = { customerId, type, invitedEmail: email.address };
  const active = await source.partnership.findFirst({
    where: { ...invited, ...atWork },
    select: { invitedBusinessName: true, partner: { select: { name: true } } },
  });
  if (active) return { outcome: "partner-already", name: active.partner?.name ?? active.invitedBusinessName };
  const open = await source.partnership.findFirst({
    where: { ...invited, ...unanswered, expiresAt: { gt: now } },
    select: { expiresAt: true },
  });
  return open && { outcome: "waits", until: open.expiresAt.toISOString() };
}

/** Only who has no account needs a token, which leads to Sign Up. */
async function prepareSending(tx: Tx, email: string, now: Date) {
  const recipient: Recipient = await recipientOf(tx, email);
  const token = recipient === "nobody-yet" ? newToken() : null;
  const expiresAt = invitationEnd(now);
  return { recipient, token, expiresAt, columns: { expiresAt, sentAt: now, tokenDigest: token && digest(token) } };
}

async function freeId(tx: Tx, { formKey }: InviteDetails): Promise<string> {
  if (!formKey || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(formKey)) return randomUUID();
  const taken = await tx.partnership.findUnique({ where: { id: formKey }, select: { id: true } });
  return taken ? randomUUID() : formKey;
}

function inviterOf({ name, kind }: Actor): string {
  return kind === "admin" ? `${name} of Secure Dynamics` : name;
}
