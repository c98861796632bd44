import { db, type Reads, type Tx } from "~/infra/db.server";

export interface NextStep {
  text: string;
  /** Who does it, as the admin wrote it; may be empty. */
  owner: string;
  /** A calendar date; null: none is set. */
  dueDate: string | null;
}

/** What shall be done after a health check, in the admin's order. */
export function listNextSteps(healthCheckId: string, reads: Reads | Tx = db): Promise<NextStep[]> {
  return reads.nextStep.findMany({
    where: { healthCheckId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { text: true, owner: true, dueDate: true },
  });
}
