import { db, type Reads, type Tx } from "~/infra/db.server";
import type { NextStep } from "./next-steps";

/** What shall be done after a health check, in the admin's order. */
export function listNextSteps(healthCheckId: string, reads: Reads | Tx = db): Promise<NextStep[]> {
  return reads.nextStep.findMany({
    where: { healthCheckId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { text: true, owner: true, dueDate: true },
  });
}

/** Puts these in the place of those that stand; within a transaction under way. */
export async function replaceNextSteps(tx: Tx, healthCheckId: string, steps: readonly NextStep[]): Promise<void> {
  await tx.nextStep.deleteMany({ where: { healthCheckId } });
  await tx.nextStep.createMany({
    data: steps.map(({ text, owner, dueDate }, position) => ({ healthCheckId, text, owner, dueDate, position })),
  });
}

/** Who may be named as an owner, to choose from: the customer's Our Team by name. Any other name can be typed. */
export async function listOwnerSuggestions(customerId: string): Promise<string[]> {
  const members = await db.teamMember.findMany({
    where: { customerId, removedAt: null },
    orderBy: { name: "asc" },
    take: 200,
    select: { name: true },
  });
  return [...new Set(members.map(({ name }) => name))];
}
