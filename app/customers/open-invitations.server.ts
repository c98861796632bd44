import type { Actor } from "~/access/actor";
import { roleNames } from "~/access/keys";
import { db } from "~/infra/db.server";

/** Customers' invitations that wait for this very person's answer, the first to expire on top. */
export async function listOpenInvitations(actor: Actor, now = new Date()) {
  if (actor.kind !== "partner" || !actor.business) return [];
  const partnerId = actor.business.id;
  // Asked for first: joined, it would have every open invitation read.
  const signup = await db.signupRequest.findUnique({
    where: { userId: actor.userId },
    select: { partnershipId: true },
  });
  const invitations = await db.partnership.findMany({
    where: {
      OR: [{ invitedEmail: actor.email }, { id: signup?.partnershipId ?? "" }],
      acceptedAt: null,
      declinedAt: null,
      withdrawnAt: null,
      endedAt: null,
      expiresAt: { gt: now },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, type: true, partnerId: true, expiresAt: true, customer: { select: { name: true } } },
  });
  const isForUs = (of: string | null) => of === null || of === partnerId;
  return invitations
    .filter((one) => isForUs(one.partnerId))
    .map(({ id, type, expiresAt, customer }) => ({
      id,
      customerName: customer.name,
      as: roleNames[type],
      expiresAt: expiresAt.toISOString(),
    }));
}

export type OpenInvitation = Awaited<ReturnType<typeof listOpenInvitations>>[number];
