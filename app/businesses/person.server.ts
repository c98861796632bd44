import { idleLifetime } from "~/access/session.server";
import { sentenceOf } from "~/audit/sentence";
import { db } from "~/infra/db.server";
import { listMailsTo } from "./mails.server";
import { personStateOf } from "./person-state";

/** All that an admin has to know of a person; null where there is none. */
export async function getPerson(id: string | undefined, readerId: string, now = new Date()) {
  const user = await db.user.findUnique({
    where: { id: id ?? "" },
    select: {
      ...{ id: true, firstName: true, lastName: true, email: true, phone: true, jobTitle: true, createdAt: true },
      ...{ adminSince: true, ownerSince: true, passwordSetAt: true, disabledAt: true, lastLoginAt: true },
      ...{ totpSince: true, closesAt: true, closedAt: true },
      business: { select: { id: true, name: true, slug: true, kind: true, suspendedAt: true } },
      signupRequest: { select: { privacyVersion: true, termsVersion: true } },
      teamMembers: { where: { removedAt: null }, take: 1, select: { id: true, name: true } },
    },
  });
  if (!user) return null;
  const [sessions, bounce, link, history, mails] = await Promise.all([
    db.session.count({ where: { userId: user.id, ...inUse(now) } }),
    db.bouncedAddress.findUnique({ where: { email: user.email } }),
    newestLink(user.id),
    listEvents(user.id),
    listMailsTo([user.id], 5, now),
  ]);
  const { firstName, lastName, business, teamMembers } = user;
  return {
    person: {
      ...{
        id: user.id,
        name: `${firstName} ${lastName}`,
        email: user.email,
        phone: user.phone,
        jobTitle: user.jobTitle,
      },
      business: business && { name: business.name, slug: business.slug, kind: business.kind },
      isAdmin: user.adminSince !== null,
      isOwner: user.ownerSince !== null,
      isReader: user.id === readerId,
      state: personStateOf(user),
      since: user.createdAt.toISOString(),
      lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
      disabledAt: user.disabledAt?.toISOString() ?? null,
      closesAt: user.closesAt?.toISOString() ?? null,
      secondStepSince: user.totpSince?.toISOString() ?? null,
      /** Neither disabled nor of a suspended business: a link would be dead. */
      mayLogIn: !user.disabledAt && !business?.suspendedAt,
      hasPassword: user.passwordSetAt !== null,
      bounce: bounce && { detail: bounce.detail, at: bounce.at.toISOString() },
      teamMember: teamMembers[0] ?? null,
      /** The versions agreed to at sign-up; null for whoever was invited. */
      agreed: user.signupRequest,
      sessions,
      /** What the button says of the newest link: a second click finds another one and sends nothing. */
      link: link && { id: link.id, at: link.createdAt.toISOString(), isOpen: link.expiresAt > now },
    },
    ...{ history, mails },
  };
}

export type PersonPage = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

function inUse(now: Date) {
  return { expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleLifetime) } };
}

function newestLink(userId: string) {
  return db.passwordToken.findFirst({
    where: { userId, usedAt: null, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true, createdAt: true, expiresAt: true },
  });
}

async function listEvents(userId: string) {
  const events = await db.auditEvent.findMany({
    where: { subjectType: "User", subjectId: userId },
    orderBy: { id: "desc" },
    take: 8,
    select: {
      ...{ id: true, at: true, actorName: true, action: true },
      ...{ subjectType: true, subjectId: true, before: true, after: true },
    },
  });
  return events.map(({ id, at, actorName, ...event }) => ({
    ...{ id, at: at.toISOString(), who: actorName },
    lines: [sentenceOf(event)],
  }));
}
