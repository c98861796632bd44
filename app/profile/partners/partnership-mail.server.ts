import { roleNames } from "~/access/keys";
import type { Tx } from "~/infra/db.server";
import type { PartnershipType } from "~/infra/prisma/enums";
import { notify, type Recipient } from "~/notifications/notify.server";
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
  const data = { ...change, customerSlug: customer.slug };
  await notify(tx, {
    kind: "partners",
    to: await readersAt(tx, customer.id, invitedById),
    title: partnershipChangedLetter.subject(data),
    text: `As ${roleNames[change.type]}.`,
    path: `/customers/${customer.slug}/profile/partners`,
    businessId: customer.id,
    letter: { letter: partnershipChangedLetter, data },
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
  await notify(tx, {
    kind: "partners",
    to: await readersAt(tx, partnerId, acceptedById ?? ""),
    title: partnershipEndedLetter.subject(data),
    text: `As ${roleNames[data.type]}.`,
    path: "/customers",
    // Its own: the customer's pages are closed to it from now on.
    businessId: partnerId,
    letter: { letter: partnershipEndedLetter, data },
  });
}

async function readersAt(tx: Tx, businessId: string, userId: string): Promise<Recipient[]> {
  const people = await tx.user.findMany({
    where: { businessId, disabledAt: null, OR: [{ ownerSince: { not: null } }, { id: userId }] },
    orderBy: { createdAt: "asc" },
    select: { id: true, email: true },
  });
  return people.map(({ id, email }) => ({ userId: id, email }));
}
