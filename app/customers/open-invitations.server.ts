import type { Actor } from "~/access/actor";
import { roleNames } from "~/access/keys";
import { db } from "~/infra/db.server";

/** Customers' invitations that wait for this very person's answer, the first to expire on top. */
export async function listOpenInvitations(actor: Actor, now = new Date()) {
  if (actor.kind !== "partner" || !actor.business) return [];
  const invitations = await db.partnership.findMany({
    where: {
      AND: [
        { OR: [{ invitedEmail: actor.email }, { signupRequests: { some: { userId: actor.userId } } }] },
        { OR: [{ partnerId: null }, { partnerId: actor.business.id }] },
      ],
      acceptedAt: null,
      declinedAt: null,
      withdrawnAt: null,
      endedAt: null,
      expiresAt: { gt: now },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, type: true, expiresAt: true, customer: { select: { name: true } } },
  });
  return invitations.map(({ id, type, expiresAt, customer }) => ({
    id,
    customerName: customer.name,
    as: roleNames[type],
    expiresAt: expiresAt.toISOString(),
  }));
}

export type OpenInvitation = Awaited<ReturnType<typeof listOpenInvitations>>[number];
