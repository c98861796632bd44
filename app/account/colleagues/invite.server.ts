import { colleagueElsewhereLetter } from "~/account/letters/colleague-elsewhere.letter";
import { colleagueInvitationLetter } from "~/account/letters/colleague-invitation.letter";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { mayStrangersMail } from "~/infra/rate-limit.server";
import { digest, newToken } from "~/infra/secrets.server";
import { queueMail } from "~/mail/outbox.server";
import type { Colleague } from "./guard.server";
import { isOwnerStill } from "./owners.server";

const day = 86_400_000;
/** How long an invitation's link works. */
const lifetime = 14 * day;

export interface NewColleague {
  firstName: string;
  lastName: string;
  /** In its stored form, and a business email. */
  email: string;
  /** The team member of the own business who is given an account. */
  memberId?: string | undefined;
}

export type ColleagueInvited =
  | "invited"
  | "already-invited"
  | "already-here"
  | "disabled-by-admin"
  | "too-many-mails"
  | "no-such-member"
  | "no-owner";

/**
 * Invites someone into one's own business, by a link that works for 14 days. An address that has an account elsewhere gets
 * a letter that says so, and the caller cannot tell. One that is invited already is not invited twice.
 */
export async function inviteColleague(
  actor: Colleague,
  { firstName, lastName, email, memberId }: NewColleague,
  now = new Date(),
): Promise<ColleagueInvited> {
  const mayMail = await mayStrangersMail(email);
  const businessId = actor.business.id;
  return transact(async (tx) => {
    if (!(await isOwnerStill(tx, actor))) return "no-owner";
    const member = await memberFor(tx, businessId, email, memberId);
    if (memberId && !member) return "no-such-member";
    const user = await tx.user.findUnique({
      where: { email },
      select: { businessId: true, disabledAt: true, disabledByAdminAt: true },
    });
    const own = user?.businessId === businessId ? user : null;
    if (own && !own.disabledAt) return "already-here";
    if (own?.disabledByAdminAt) return "disabled-by-admin";
    const waiting = await tx.colleagueInvitation.findFirst({
      where: { businessId, email, acceptedAt: null, withdrawnAt: null },
      select: { id: true, expiresAt: true },
    });
    if (waiting && waiting.expiresAt > now) return "already-invited";
    if (!mayMail) return "too-many-mails";
    if (waiting)
      await tx.colleagueInvitation.updateMany({ where: { id: waiting.id, businessId }, data: { withdrawnAt: now } });

    const token = newToken();
    const expiresAt = new Date(now.getTime() + lifetime);
    const { id } = await tx.colleagueInvitation.create({
      data: {
        businessId,
        email,
        firstName,
        lastName,
        memberId: member?.id ?? null,
        tokenDigest: digest(token),
        invitedById: actor.userId,
        invitedAt: now,
        expiresAt,
      },
      select: { id: true },
    });
    await mailInvitation(tx, actor, { firstName, email, expiresAt, token });
    await recordInvitation(tx, actor, "colleague.invite", id, `${firstName} ${lastName}`);
    return "invited";
  });
}

/**
 * A fresh link for 14 more days; the older one dies. `expiresAt` is what the sender saw: a second click finds another date
 * and sends nothing. Null where the own business has no such invitation.
 */
export async function sendInvitationAgain(
  actor: Colleague,
  id: string,
  seenExpiry: Date,
  now = new Date(),
): Promise<"sent" | "unchanged" | "too-many-mails" | null> {
  const businessId = actor.business.id;
  const shown = await findWaiting(db, businessId, id);
  if (!shown) return (await db.colleagueInvitation.count({ where: { id, businessId } })) > 0 ? "unchanged" : null;
  const mayMail = await mayStrangersMail(shown.email);
  return transact(async (tx) => {
    const waiting = await findWaiting(tx, businessId, id);
    if (!waiting || waiting.expiresAt.getTime() !== seenExpiry.getTime()) return "unchanged";
    if (!(await isOwnerStill(tx, actor))) return "unchanged";
    if (!mayMail) return "too-many-mails";
    const { firstName, lastName, email } = waiting;
    const token = newToken();
    const expiresAt = new Date(now.getTime() + lifetime);
    await tx.colleagueInvitation.updateMany({
      where: { id, businessId },
      data: { tokenDigest: digest(token), expiresAt },
    });
    await mailInvitation(tx, actor, { firstName, email, expiresAt, token });
    await recordInvitation(tx, actor, "colleague.send-again", id, `${firstName} ${lastName}`);
    return "sent";
  });
}

/** The link dies. False where the own business never had such an invitation; twice is like once. */
export async function withdrawInvitation(actor: Colleague, id: string, now = new Date()): Promise<boolean> {
  const businessId = actor.business.id;
  return transact(async (tx) => {
    const invitation = await tx.colleagueInvitation.findFirst({
      where: { id, businessId },
      select: { firstName: true, lastName: true },
    });
    if (!invitation || !(await isOwnerStill(tx, actor))) return false;
    const { count } = await tx.colleagueInvitation.updateMany({
      where: { id, businessId, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    const name = `${invitation.firstName} ${invitation.lastName}`;
    if (count > 0) await recordInvitation(tx, actor, "colleague.withdraw", id, name);
    return true;
  });
}

/** The team member named, or the one who bears the address: an account makes nobody a second person. */
async function memberFor(tx: Tx, customerId: string, email: string, memberId: string | undefined) {
  const withoutAccount = { OR: [{ userId: null }, { user: { disabledAt: { not: null } } }] };
  const members = await tx.teamMember.findMany({
    where: { customerId, removedAt: null, ...withoutAccount, ...(memberId ? { id: memberId } : { email }) },
    select: { id: true },
    take: 2,
  });
  return members.length === 1 ? members[0] : undefined;
}

interface Invitation {
  firstName: string;
  email: string;
  expiresAt: Date;
  token: string;
}

/** What the address learns depends on whether it has an account elsewhere; nobody else learns it. */
async function mailInvitation(tx: Tx, actor: Colleague, invitation: Invitation): Promise<void> {
  const { firstName, email, expiresAt, token } = invitation;
  const { id: businessId, name: businessName } = actor.business;
  const user = await tx.user.findUnique({ where: { email }, select: { businessId: true, disabledByAdminAt: true } });
  if (user && (user.businessId !== businessId || user.disabledByAdminAt))
    return queueMail(tx, colleagueElsewhereLetter, { to: email, data: { inviter: actor.name, businessName } });
  await queueMail(tx, colleagueInvitationLetter, {
    to: email,
    data: { firstName, inviter: actor.name, businessName, linkEndsAt: expiresAt.toISOString() },
    secret: token,
    businessId,
  });
}

async function findWaiting(from: Reads | Tx, businessId: string, id: string) {
  return from.colleagueInvitation.findFirst({
    where: { id, businessId, acceptedAt: null, withdrawnAt: null },
    select: { email: true, firstName: true, lastName: true, expiresAt: true },
  });
}

function recordInvitation(tx: Tx, actor: Colleague, action: string, id: string, name: string) {
  const businessId = actor.business.id;
  return record(tx, { actor, businessId, action, subjectType: "ColleagueInvitation", subjectId: id, after: { name } });
}
