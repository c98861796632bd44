import type { Tx } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { queueMail } from "~/mail/outbox.server";
import {
  type PartnershipChange,
  partnershipChangedLetter,
} from "~/profile/partners/letters/partnership-changed.letter";
import { partnershipEndedLetter } from "~/profile/partners/letters/partnership-ended.letter";

interface Change extends Omit<PartnershipChange, "customerSlug"> {
  customer: { id: string; slug: string };
  /** The person at the customer who sent the invitation. */
  invitedById: string;
}

/** Tells the customer: its owners, and who sent the invitation. */
export async function tellCustomer(tx: Tx, { customer, invitedById, ...change }: Change): Promise<void> {
  for (const { id, email } of await readersAt(tx, customer.id, invitedById))
    await queueMail(tx, partnershipChangedLetter, {
      to: email,
      data: { ...change, customerSlug: customer.slug },
      businessId: customer.id,
      userId: id,
    });
}

interface End {
  partnerId: string | null;
  acceptedById: string | null;
  customerName: string;
  type: PartnershipType;
  replaced: boolean;
}

/** Tells the partner that it is at work no longer: its owners, and who accepted. */
export async function tellPartnerOfEnd(tx: Tx, { partnerId, acceptedById, ...data }: End): Promise<void> {
  if (!partnerId) return;
  for (const { id, email } of await readersAt(tx, partnerId, acceptedById ?? ""))
    await queueMail(tx, partnershipEndedLetter, { to: email, data, businessId: partnerId, userId: id });
}

function readersAt(tx: Tx, businessId: string, userId: string) {
  return tx.user.findMany({
    where: { businessId, disabledAt: null, OR: [{ ownerSince: { not: null } }, { id: userId }] },
    orderBy: { createdAt: "asc" },
    select: { id: true, email: true },
  });
}
