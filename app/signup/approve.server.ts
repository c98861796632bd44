import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import type { BusinessKind } from "~/infra/prisma/client";
import { noMail } from "~/signup/approvals-search";
import { type Decision, decisionOn } from "~/signup/decision.server";
import { open } from "~/signup/invitation.server";
import { businessesLike, countPeople } from "~/signup/known-businesses.server";
import { approvedLetter } from "~/signup/letters/approved.letter";
import { type Applicant, likelyBusinesses } from "~/signup/likely-businesses";
import { mailPasswordLink } from "~/signup/password-link.server";
import { freeSlug, slugOf } from "~/signup/slug";

export interface ApprovalChoice {
  /** An existing business, or "new". */
  into: string;
  /** The likely businesses that the page showed; one that it did not show is asked about first. */
  seen?: readonly string[] | undefined;
}

export type Approval =
  | { state: "approved"; name: string; businessName: string; email: string; joined: boolean }
  | { state: "decided"; decision: Decision }
  | { state: "address-taken"; email: string }
  | { state: "invitation-over"; customerName: string }
  | { state: "no-such-business" }
  | { state: "business-suspended"; businessName: string }
  | { state: "another-business"; businessName: string };

/** Makes the account and queues the mail with the link to set its password; null where there is no such request. */
export async function approve(admin: Actor, requestId: string, choice: ApprovalChoice): Promise<Approval | null> {
  return transact(async (tx) => {
    const request = await tx.signupRequest.findUnique({ where: { id: requestId } });
    if (!request) return null;
    const decision = await decisionOn(tx, request);
    if (decision) return { state: "decided", decision };
    const { email, firstName, lastName } = request;
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) return { state: "address-taken", email };

    const invitation = await invitationBehind(tx, request);
    if (invitation?.isOver) return { state: "invitation-over", customerName: invitation.customerName };
    const kind: BusinessKind = invitation ? "partner" : "customer";
    const applicant = { ...request, invitedBusinessId: invitation?.partnerId ?? null };
    const unseen = await unseenBusiness(tx, kind, applicant, choice);
    if (unseen) return { state: "another-business", businessName: unseen };
    const business = await businessFor(tx, kind, request, choice.into);
    if (!business) return { state: "no-such-business" };
    if (business.isSuspended) return { state: "business-suspended", businessName: business.name };

    const now = new Date();
    const { id: userId } = await tx.user.create({
      data: {
        businessId: business.id,
        email,
        emailDomain: request.emailDomain,
        firstName,
        lastName,
        phone: request.phone,
        jobTitle: request.jobTitle,
        ownerSince: business.people === 0 ? now : null,
      },
      select: { id: true },
    });
    await tx.signupRequest.update({
      where: { id: requestId, approvedAt: null, rejectedAt: null },
      data: { approvedAt: now, approvedById: admin.userId, businessId: business.id, userId },
      select: { id: true },
    });
    if (invitation) await linkInvitation(tx, invitation.id, business.id, now);
    await mailPasswordLink(tx, { id: userId, email, firstName }, business);
    const name = `${firstName} ${lastName}`;
    await record(tx, {
      actor: admin,
      businessId: business.id,
      action: "signup.approve",
      subjectType: "SignupRequest",
      subjectId: requestId,
      after: { name, businessName: business.name, userId, owner: business.people === 0, newBusiness: business.isNew },
    });
    return { state: "approved", name, businessName: business.name, email, joined: !business.isNew };
  });
}

export type SendingAgain = { state: "sent" | "sent-meanwhile"; email: string } | { state: "nothing" };

/**
 * A fresh link to someone who has set no password yet, which ends the older one. Nothing more is sent where the newest
 * mail is another one than the page showed: the button was pressed twice, or by two admins.
 */
export async function sendPasswordLinkAgain(
  admin: Actor,
  requestId: string,
  newestShown?: string,
): Promise<SendingAgain> {
  return transact(async (tx) => {
    const request = await tx.signupRequest.findUnique({
      where: { id: requestId, user: { passwordSetAt: null, disabledAt: null } },
      select: { business: true, user: { select: { id: true, email: true, firstName: true, lastName: true } } },
    });
    if (!request?.user || !request.business) return { state: "nothing" };
    const { user, business } = request;
    if (newestShown !== undefined && newestShown !== (await newestLink(tx, user.id)))
      return { state: "sent-meanwhile", email: user.email };
    await mailPasswordLink(tx, user, business);
    await record(tx, {
      actor: admin,
      businessId: business.id,
      action: "signup.send-again",
      subjectType: "SignupRequest",
      subjectId: requestId,
      after: { name: `${user.firstName} ${user.lastName}` },
    });
    return { state: "sent", email: user.email };
  });
}

async function newestLink(tx: Tx, userId: string): Promise<string> {
  const mail = await tx.outboxMail.findFirst({
    where: { userId, letter: approvedLetter.name },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return mail?.id ?? noMail;
}

/** A partner's account exists only because a customer invited it: what was withdrawn or declined founds none. */
async function invitationBehind(tx: Tx, { partnershipId }: { partnershipId: string | null }) {
  if (!partnershipId) return null;
  const { customer, partnerId, withdrawnAt, declinedAt } = await tx.partnership.findUniqueOrThrow({
    where: { id: partnershipId },
    select: { partnerId: true, withdrawnAt: true, declinedAt: true, customer: { select: { name: true } } },
  });
  return { id: partnershipId, partnerId, customerName: customer.name, isOver: Boolean(withdrawnAt ?? declinedAt) };
}

/** The invitation knows its business now, and its 14 days begin anew: the partner could not answer while it waited for us. */
async function linkInvitation(tx: Tx, partnershipId: string, businessId: string, now: Date): Promise<void> {
  await tx.partnership.updateMany({
    where: { id: partnershipId, ...open },
    data: { partnerId: businessId, expiresAt: new Date(now.getTime() + 14 * 86_400_000) },
  });
}

/** A twin is never founded unseen: another admin may have approved a colleague since the page was drawn. */
async function unseenBusiness(
  tx: Tx,
  kind: BusinessKind,
  applicant: Applicant,
  { into, seen }: ApprovalChoice,
): Promise<string | null> {
  if (into !== "new" || !seen) return null;
  const likely = likelyBusinesses(applicant, await businessesLike(tx, kind, [applicant]));
  return likely.find(({ id }) => !seen.includes(id))?.name ?? null;
}

async function businessFor(
  tx: Tx,
  kind: BusinessKind,
  request: { businessName: string; businessWebsite: string; websiteDomain: string },
  into: string,
): Promise<{ id: string; name: string; people: number; isNew: boolean; isSuspended: boolean } | null> {
  if (into === "new") return foundBusiness(tx, kind, request);
  const business = await tx.business.findUnique({
    where: { id: into, kind, closedAt: null },
    select: { id: true, name: true, suspendedAt: true },
  });
  if (!business) return null;
  const { id, name, suspendedAt } = business;
  // Who cannot log in owns nothing: the first who can becomes the owner.
  const people = (await countPeople(tx, [business])).get(id) ?? 0;
  return { id, name, people, isNew: false, isSuspended: suspendedAt !== null };
}

async function foundBusiness(
  tx: Tx,
  kind: BusinessKind,
  request: { businessName: string; businessWebsite: string; websiteDomain: string },
) {
  const slug = slugOf(request.businessName);
  const alike = await tx.business.findMany({ where: { slug: { gte: slug, lt: `${slug}~` } }, select: { slug: true } });
  const business = await tx.business.create({
    data: {
      kind,
      slug: freeSlug(slug, new Set(alike.map((row) => row.slug))),
      name: request.businessName,
      website: request.businessWebsite,
      websiteDomain: request.websiteDomain,
    },
    select: { id: true, name: true },
  });
  return { ...business, people: 0, isNew: true, isSuspended: false };
}
