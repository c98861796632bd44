import type { Actor } from "~/access/actor";
import type { Tx } from "~/infra/db.server";
import { decisionOf, keepChanges, savedBy } from "./follow-up.server";

/** Whoever leaves the team hands on what there is to follow up, or leaves it without an owner. How many there were. */
export async function handOnFollowUps(
  tx: Tx,
  customerId: string,
  memberId: string,
  successor: { id: string; name: string } | null,
  actor: Pick<Actor, "userId" | "name">,
  now = new Date(),
): Promise<number> {
  const owned = await tx.followUp.findMany({
    where: { customerId, ownerId: memberId },
    select: {
      id: true,
      status: true,
      dueDate: true,
      acceptedUntil: true,
      reason: true,
      owner: { select: { name: true } },
    },
  });
  const changes = owned.map((followUp) => {
    const before = decisionOf(followUp);
    return { followUpId: followUp.id, before, after: { ...before, owner: successor?.name ?? null } };
  });
  await keepChanges(tx, changes, actor, now);
  await tx.followUp.updateMany({
    where: { customerId, ownerId: memberId },
    data: { ownerId: successor?.id ?? null, ...savedBy(actor, now), version: { increment: 1 } },
  });
  return owned.length;
}
