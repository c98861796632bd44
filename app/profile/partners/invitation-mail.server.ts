import { roleNames } from "~/access/keys";
import type { Tx } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { queueMail } from "~/mail/outbox.server";
import { notify } from "~/notifications/notify.server";
import type { InvitationData } from "~/profile/partners/letters/invitation-words";
import { partnerInvitationLetter } from "~/profile/partners/letters/partner-invitation.letter";
import { partnerInvitationKnownLetter } from "~/profile/partners/letters/partner-invitation-known.letter";
import { partnerInvitationOtherLetter } from "~/profile/partners/letters/partner-invitation-other.letter";

/** Who reads a mail to this address; "no-partner": a customer's person, or an admin, whom no invitation changes. */
export type Recipient = "nobody-yet" | "partner" | "no-partner";

export async function recipientOf(tx: Tx, email: string): Promise<Recipient> {
  const user = await tx.user.findUnique({
    where: { email },
    select: { adminSince: true, business: { select: { kind: true } } },
  });
  if (!user) return "nobody-yet";
  return user.business?.kind === "partner" && !user.adminSince ? "partner" : "no-partner";
}

interface Invitation {
  id: string;
  customer: { id: string; name: string };
  type: PartnershipType;
  email: string;
  inviter: string;
  recipient: Recipient;
  token: string | null;
  expiresAt: Date;
}

/** The letter that fits its reader: sign up, log in, or why this account cannot take the invitation up. */
export async function mailInvitation(tx: Tx, invitation: Invitation): Promise<void> {
  const { id, customer, type, email, inviter, recipient, token, expiresAt } = invitation;
  const data: InvitationData = {
    invitationId: id,
    customerName: customer.name,
    inviter,
    type,
    expiresAt: expiresAt.toISOString(),
  };
  if (recipient === "partner") return tellPartner(tx, email, data);
  const mail = { to: email, data, businessId: customer.id };
  if (token) return queueMail(tx, partnerInvitationLetter, { ...mail, secret: token });
  await queueMail(tx, partnerInvitationOtherLetter, mail);
}

async function tellPartner(tx: Tx, email: string, data: InvitationData): Promise<void> {
  const { id: userId, businessId } = await tx.user.findUniqueOrThrow({
    where: { email },
    select: { id: true, businessId: true },
  });
  await notify(tx, {
    kind: "partners",
    to: [{ userId, email }],
    title: partnerInvitationKnownLetter.subject(data),
    text: `As ${roleNames[data.type]}.`,
    path: `/invitations/${data.invitationId}`,
    // The reader's own: the customer's pages are closed to it until it accepts.
    businessId,
    letter: { letter: partnerInvitationKnownLetter, data },
  });
}
