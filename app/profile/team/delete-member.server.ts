import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { handOnFollowUps } from "~/health-checks/follow-up-owner.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { findMembers } from "./find-members.server";
import { bothLetters, type Letter } from "./letters";

const mostSuccessors = 200;

/** Who may take over: all other members by name, or as many of those that match as a list can offer. */
export async function listSuccessors(customerId: string, memberId: string, search: string) {
  const others = { customerId, removedAt: null, id: { not: memberId } };
  const [{ ids }, total] = await Promise.all([
    findMembers(customerId, { search, but: Prisma.sql`AND "id" <> ${memberId}`, take: mostSuccessors }),
    db.teamMember.count({ where: others }),
  ]);
  const successors = await db.teamMember.findMany({
    where: { customerId, removedAt: null, id: { in: ids } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
  return { successors, searchable: total > mostSuccessors };
}

export type Deletion =
  | { outcome: "deleted"; name: string; handedOn: number; successor: string | null }
  | { outcome: "deleted-before"; name: string }
  | { outcome: "unknown-successor" };

/**
 * Takes a member out of the team. What the member held goes to the successor, added to what that one holds already, or
 * is left open; no responsibility, no objective and no follow-up is ever deleted. Null where the customer has no such
 * member.
 */
export async function deleteMember(
  customerId: string,
  memberId: string,
  successorId: string | null,
  actor: Actor,
): Promise<Deletion | null> {
  return transact(async (tx) => {
    const member = await tx.teamMember.findFirst({
      where: { id: memberId, customerId },
      select: { name: true, role: true, email: true, phone: true, removedAt: true },
    });
    if (!member) return null;
    const { removedAt, ...before } = member;
    if (removedAt) return { outcome: "deleted-before", name: member.name };

    const successor = successorId
      ? await tx.teamMember.findFirst({
          where: { id: successorId, customerId, removedAt: null, NOT: { id: memberId } },
          select: { id: true, name: true },
        })
      : null;
    if (successorId && !successor) return { outcome: "unknown-successor" };

    const handedOn = await handOnLetters(tx, customerId, memberId, successor?.id ?? null);
    await handOnObjectives(tx, customerId, memberId, successor?.id ?? null);
    const followUps = await handOnFollowUps(tx, customerId, memberId, successor, actor);
    await tx.teamMember.updateMany({
      where: { id: memberId, customerId },
      data: { removedAt: new Date(), version: { increment: 1 } },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "team-member.delete",
      subjectType: "TeamMember",
      subjectId: memberId,
      before: { ...before, letters: Object.fromEntries(handedOn), followUps },
      after: { successor: successor?.name ?? "nobody" },
    });
    return { outcome: "deleted", name: member.name, handedOn: handedOn.length, successor: successor?.name ?? null };
  });
}

/** The names of the responsibilities and the letters that were held. */
async function handOnLetters(tx: Tx, customerId: string, memberId: string, successorId: string | null) {
  const held = await tx.assignment.findMany({
    where: { memberId, responsibility: { customerId } },
    select: { letter: true, responsibilityId: true, responsibility: { select: { name: true } } },
  });
  if (held.length === 0) return [];
  const responsibilityId = { in: held.map((assignment) => assignment.responsibilityId) };

  // First given up, then taken over: there is never a second A.
  await tx.assignment.deleteMany({ where: { memberId, responsibilityId } });
  if (successorId) {
    const own = new Map<string, Letter>(
      (await tx.assignment.findMany({ where: { memberId: successorId, responsibilityId } })).map((assignment) => [
        assignment.responsibilityId,
        assignment.letter,
      ]),
    );
    await tx.assignment.deleteMany({ where: { memberId: successorId, responsibilityId } });
    await tx.assignment.createMany({
      data: held.map(({ responsibilityId: id, letter }) => ({
        responsibilityId: id,
        memberId: successorId,
        letter: bothLetters(own.get(id) ?? null, letter),
      })),
    });
  }
  await tx.responsibility.updateMany({
    where: { customerId, id: responsibilityId },
    data: { version: { increment: 1 } },
  });
  return held.map(({ letter, responsibility }) => [responsibility.name, letter] as const);
}

async function handOnObjectives(tx: Tx, customerId: string, memberId: string, ownerId: string | null): Promise<void> {
  await tx.objective.updateMany({
    where: { customerId, OR: [{ ownerId: memberId }, { initiatives: { some: { ownerId: memberId } } }] },
    data: { version: { increment: 1 } },
  });
  await tx.objective.updateMany({ where: { customerId, ownerId: memberId }, data: { ownerId } });
  await tx.initiative.updateMany({ where: { ownerId: memberId, objective: { customerId } }, data: { ownerId } });
}
