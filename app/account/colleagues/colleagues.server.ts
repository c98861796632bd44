import { db } from "~/infra/db.server";
import type { Colleague } from "./guard.server";

/** The people of one's own business who can log in, owners first, and the invitations that wait, the newest first. */
export async function listColleagues({ userId, business }: Colleague, now = new Date()) {
  const [people, waiting] = await Promise.all([
    db.user.findMany({
      where: { businessId: business.id, disabledAt: null },
      orderBy: [{ ownerSince: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
      select: {
        id: true,
        firstName: true,
        lastName: true,
        email: true,
        jobTitle: true,
        ownerSince: true,
        createdAt: true,
        lastLoginAt: true,
      },
    }),
    db.colleagueInvitation.findMany({
      where: { businessId: business.id, acceptedAt: null, withdrawnAt: null },
      orderBy: { invitedAt: "desc" },
      select: { id: true, firstName: true, lastName: true, email: true, invitedAt: true, expiresAt: true },
    }),
  ]);
  return {
    people: people.map(({ firstName, lastName, ownerSince, createdAt, lastLoginAt, ...person }) => ({
      ...person,
      name: `${firstName} ${lastName}`,
      isOwner: ownerSince !== null,
      isYou: person.id === userId,
      since: createdAt.toISOString(),
      lastLogin: lastLoginAt?.toISOString() ?? null,
    })),
    invitations: waiting.map(({ firstName, lastName, invitedAt, expiresAt, ...invitation }) => ({
      ...invitation,
      name: `${firstName} ${lastName}`,
      invitedAt: invitedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      hasExpired: expiresAt <= now,
    })),
  };
}

/** What the invitation of a team member starts with; null where the own business has no such member. */
export async function getInvitableMember({ business }: Colleague, memberId: string) {
  const member = await db.teamMember.findFirst({
    where: { id: memberId, customerId: business.id, removedAt: null },
    select: { id: true, name: true, email: true, user: { select: { disabledAt: true } } },
  });
  if (!member) return null;
  const [firstName = "", ...rest] = member.name.trim().split(/\s+/);
  return {
    id: member.id,
    name: member.name,
    firstName,
    lastName: rest.join(" "),
    email: member.email ?? "",
    hasAccount: member.user !== null && member.user.disabledAt === null,
  };
}
