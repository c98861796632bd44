import type { Actor } from "~/access/actor";
import { endSession } from "~/access/session.server";
import { record } from "~/audit/audit.server";
import { transact } from "~/infra/db.server";

/** Ends this session on the server: its cookie is worth nothing from now on. */
export async function logOut(actor: Actor): Promise<void> {
  await transact(async (tx) => {
    await endSession(tx, actor.sessionId);
    await record(tx, {
      actor,
      // An admin who views as a customer logs out as an admin: the customer's log says that the view ended.
      businessId: actor.viewing ? null : (actor.business?.id ?? null),
      action: "logout",
      subjectType: "User",
      subjectId: actor.userId,
    });
  });
}
