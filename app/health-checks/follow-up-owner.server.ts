import type { Actor } from "~/access/actor";
import type { Tx } from "~/infra/db.server";
import { decisionOf, keepChange, savedBy } from "./follow-up.server";

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
  for (const followUp of owned) {
    const before = decisionOf(followUp);
    await keepChange(tx, followUp.id, { before, after: { ...before, owner: successor?.name ?? null } }, actor, now);
  }
  await tx.followUp.updateMany({
    where: { customerId, ownerId: memberId },
    data: { ownerId: successor?.id ?? null, ...savedBy(actor, now), version: { increment: 1 } },
  });
  return owned.length;
}
