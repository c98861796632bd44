import { db, type Reads, type Tx } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { digest } from "~/infra/secrets.server";

/** An open invitation of a partner, found by the token of its newest mail. */
export interface InvitationBehind {
  id: string;
  type: PartnershipType;
  businessName: string;
  email: string;
  customerName: string;
  /** The address has an account by now: its person logs in to answer. */
  hasAccount: boolean;
}

/** Null where no open invitation bears this token: never sent, sent again since, answered, withdrawn or expired. */
export async function findInvitation(
  token: string,
  now = new Date(),
  source: Pick<Reads, "partnership" | "user"> | Pick<Tx, "partnership" | "user"> = db,
): Promise<InvitationBehind | null> {
  const invitation = await source.partnership.findFirst({
    where: { tokenDigest: digest(token), ...open, expiresAt: { gt: now } },
    select: {
      id: true,
      type: true,
      invitedBusinessName: true,
      invitedEmail: true,
      customer: { select: { name: true } },
    },
  });
  if (!invitation) return null;
  const { id, type, invitedBusinessName: businessName, invitedEmail: email, customer } = invitation;
  const account = await source.user.findUnique({ where: { email }, select: { id: true } });
  return { id, type, businessName, email, customerName: customer.name, hasAccount: account !== null };
}

/** Of a customer's invitation: neither answered nor withdrawn. */
export const open = { acceptedAt: null, declinedAt: null, withdrawnAt: null, endedAt: null } as const;
