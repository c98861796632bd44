import { endSessions } from "~/access/session.server";
import { cancelChanges } from "~/account/email/change.server";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { revokePasswordTokens } from "~/login/password-token.server";
import type { Colleague } from "./guard.server";

/** "no-owner": whoever asks is none any more; null: the own business has no such person. */
export type OwnersDecision = { is: "done"; name: string } | { is: "no-owner" | "self" | "last-owner" } | null;

/** Whether the actor is an owner at this very moment: another owner may have removed them since the page was drawn. */
export async function isOwnerStill(tx: Tx, { userId, business }: Colleague): Promise<boolean> {
  const where = { id: userId, businessId: business.id, disabledAt: null, ownerSince: { not: null } };
  return (await tx.user.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * The colleague can log in no more, from this moment on: sessions, links and the invitations they sent end with it.
 * Nobody removes themselves, so that an owner always remains. Twice is like once.
 */
export async function removeColleague(actor: Colleague, id: string, now = new Date()): Promise<OwnersDecision> {
  return decide(actor, id, async (tx, person) => {
    if (id === actor.userId) return { is: "self" };
    if (person.disabledAt) return done(person);
    await change(tx, actor, id, { disabledAt: now, ownerSince: null });
    await endSessions(tx, id);
    await revokePasswordTokens(tx, id, now);
    await cancelChanges(tx, id, now);
    await tx.colleagueInvitation.updateMany({
      where: { businessId: actor.business.id, invitedById: id, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    return tell(tx, actor, "colleague.remove", person);
  });
}

/** One owner more. */
export async function makeOwner(actor: Colleague, id: string, now = new Date()): Promise<OwnersDecision> {
  return decide(actor, id, async (tx, person) => {
    if (person.disabledAt) return null;
    if (person.ownerSince) return done(person);
    await change(tx, actor, id, { ownerSince: now });
    return tell(tx, actor, "colleague.make-owner", person);
  });
}

/** The colleague becomes an owner, and the actor a member. */
export async function handOver(actor: Colleague, id: string, now = new Date()): Promise<OwnersDecision> {
  return decide(actor, id, async (tx, person) => {
    if (person.disabledAt) return null;
    if (id === actor.userId) return { is: "self" };
    if (!person.ownerSince) await change(tx, actor, id, { ownerSince: now });
    await change(tx, actor, actor.userId, { ownerSince: null });
    return tell(tx, actor, "colleague.hand-over", person);
  });
}

/** The actor becomes a member; the last owner cannot. */
export async function stepDown(actor: Colleague): Promise<OwnersDecision> {
  return decide(actor, actor.userId, async (tx, person) => {
    const others = await tx.user.count({
      where: { businessId: actor.business.id, disabledAt: null, ownerSince: { not: null }, id: { not: actor.userId } },
    });
    if (others === 0) return { is: "last-owner" };
    await change(tx, actor, actor.userId, { ownerSince: null });
    return tell(tx, actor, "colleague.step-down", person);
  });
}

interface Person {
  id: string;
  firstName: string;
  lastName: string;
  ownerSince: Date | null;
  disabledAt: Date | null;
}

/** One after the other, each on what the one before left: of two owners who remove each other, one is no owner any more. */
async function decide(
  actor: Colleague,
  id: string,
  work: (tx: Tx, person: Person) => Promise<OwnersDecision>,
): Promise<OwnersDecision> {
  return transact(async (tx) => {
    if (!(await isOwnerStill(tx, actor))) return { is: "no-owner" };
    const person = await tx.user.findFirst({
      where: { id, businessId: actor.business.id },
      select: { id: true, firstName: true, lastName: true, ownerSince: true, disabledAt: true },
    });
    return person ? work(tx, person) : null;
  });
}

async function change(tx: Tx, { business }: Colleague, id: string, facts: Partial<Person>): Promise<void> {
  const { ownerSince, disabledAt } = facts;
  await tx.user.updateMany({
    where: { id, businessId: business.id },
    data: { ...(ownerSince !== undefined ? { ownerSince } : {}), ...(disabledAt !== undefined ? { disabledAt } : {}) },
  });
}

async function tell(tx: Tx, actor: Colleague, action: string, person: Person): Promise<OwnersDecision> {
  const name = nameOf(person);
  const businessId = actor.business.id;
  await record(tx, { actor, businessId, action, subjectType: "User", subjectId: person.id, after: { name } });
  return { is: "done", name };
}

const done = (person: Person): OwnersDecision => ({ is: "done", name: nameOf(person) });

const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;
