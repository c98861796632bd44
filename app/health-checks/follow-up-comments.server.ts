import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { begin, type Check } from "./follow-up.server";

export interface FollowUpComment {
  id: string;
  /** Empty where it was removed: who wrote it and when stays. */
  text: string;
  at: string;
  by: string;
  /** Secure Dynamics; null: the customer's own people. */
  business: string | null;
  removed: boolean;
  own: boolean;
}

/** Oldest first, as a talk is read. */
export async function listComments(customerId: string, followUpId: string, actor: Actor): Promise<FollowUpComment[]> {
  const comments = await db.followUpComment.findMany({
    where: { followUpId, followUp: { customerId } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, text: true, at: true, byId: true, byName: true, byBusiness: true, removedAt: true },
  });
  return comments.map(({ id, text, at, byId, byName, byBusiness, removedAt }) => ({
    id,
    text,
    at: at.toISOString(),
    by: byName,
    business: byBusiness,
    removed: removedAt !== null,
    own: byId === actor.userId,
  }));
}

/** The same form sent twice adds one comment. */
export function addComment(
  customerId: string,
  check: Check,
  { formKey, text }: { formKey: string; text: string },
  actor: Actor,
  now = new Date(),
): Promise<"added" | "added-before"> {
  return transact(async (tx) => {
    const id = digest(JSON.stringify([customerId, check.checkKey, actor.userId, formKey, text]));
    if (await tx.followUpComment.findUnique({ where: { id }, select: { id: true } })) return "added-before";

    const followUpId = await begin(tx, customerId, check, actor, now);
    await tx.followUpComment.create({
      data: {
        id,
        followUpId,
        text,
        at: now,
        byId: actor.userId,
        byName: actor.name,
        byBusiness: actor.kind === "admin" ? "Secure Dynamics" : null,
      },
      select: { id: true },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "follow-up.comment",
      subjectType: "FollowUp",
      subjectId: followUpId,
      after: { check: check.title },
    });
    return "added";
  });
}

/** Takes the words of an own comment away for good, not that there was one; false where the actor wrote no such comment. */
export function removeComment(
  customerId: string,
  checkKey: string,
  commentId: string,
  actor: Actor,
  now = new Date(),
): Promise<boolean> {
  return transact(async (tx) => {
    const comment = await tx.followUpComment.findFirst({
      where: { id: commentId, byId: actor.userId, followUp: { customerId, checkKey } },
      select: { removedAt: true, followUp: { select: { id: true, title: true } } },
    });
    if (!comment || comment.removedAt) return comment !== null;
    await tx.followUpComment.updateMany({
      where: { id: commentId, byId: actor.userId, followUp: { customerId } },
      data: { text: "", removedAt: now },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "follow-up.remove-comment",
      subjectType: "FollowUp",
      subjectId: comment.followUp.id,
      before: { check: comment.followUp.title },
    });
    return true;
  });
}
