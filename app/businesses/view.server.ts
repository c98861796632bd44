import type { Actor } from "~/access/actor";
import { closeViews } from "~/access/views.server";
import { record } from "~/audit/audit.server";
import { transact } from "~/infra/db.server";
import { viewMinutes } from "./view-minutes";

export type ViewStart = "started" | "not-open";

/**
 * The admin's session shows the customer's pages from now on, for half an hour at most, with a line in the customer's
 * own log. One at a time: another one of this admin ends; started twice it is one. Null where there is no such customer.
 */
export async function startView(
  admin: Actor,
  businessId: string,
  reason: string,
  now = new Date(),
): Promise<ViewStart | null> {
  return transact(async (tx) => {
    const customer = await tx.business.findFirst({
      where: { id: businessId, kind: "customer" },
      select: { suspendedAt: true, closedAt: true },
    });
    if (!customer) return null;
    if (customer.suspendedAt || customer.closedAt) return "not-open";
    const { sessionId, userId: adminId } = admin;
    const same = { sessionId, adminId, businessId, endedAt: null, endsAt: { gt: now } };
    if (await tx.customerView.findFirst({ where: same, select: { id: true } })) return "started";
    await closeViews(tx, { adminId }, now);

    const endsAt = new Date(now.getTime() + viewMinutes * 60_000);
    const { id } = await tx.customerView.create({
      data: { sessionId, adminId, businessId, reason, startedAt: now, endsAt },
      select: { id: true },
    });
    await record(tx, {
      actor: admin,
      businessId,
      action: "view.start",
      subjectType: "Business",
      subjectId: businessId,
      after: { viewId: id, reason, endsAt: endsAt.toISOString() },
    });
    return "started";
  });
}

/** Ends the view of this session. Twice is like once. */
export async function endView(sessionId: string): Promise<void> {
  await transact((tx) => closeViews(tx, { sessionId }));
}
