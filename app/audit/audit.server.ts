import type { Actor } from "~/access/actor";
import type { Tx } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import { currentRequestId } from "~/infra/request-context.server";

/** Writes who did what, for whom, in the transaction of the change itself. `before` and `after` hold no secrets. */
export async function record(
  tx: Tx,
  event: {
    /** "portal" where no person acted: a job, the first start. */
    actor: Pick<Actor, "userId" | "name"> | "portal";
    /** The business the change is about; null for what concerns the portal as a whole. */
    businessId: string | null;
    /** Subject and verb, such as "signup.approve". */
    action: string;
    subjectType: string;
    subjectId: string;
    before?: Prisma.InputJsonValue;
    after?: Prisma.InputJsonValue;
  },
): Promise<void> {
  const { actor, ...what } = event;
  await tx.auditEvent.create({
    data: {
      actorId: actor === "portal" ? null : actor.userId,
      actorName: actor === "portal" ? "The portal" : actor.name,
      requestId: currentRequestId(),
      ...what,
    },
    select: { id: true },
  });
}
