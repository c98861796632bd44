import type { Actor, Viewing } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";

/** What a session's row says of the view that was opened in it, if any. */
export interface ViewRow {
  viewId: string | null;
  viewReason: string | null;
  viewEndsAt: string | null;
  viewedId: string | null;
  viewedSlug: string | null;
  viewedName: string | null;
  viewedIsOpen: number | null;
}

export interface View {
  viewing: Viewing;
  business: { id: string; slug: string; name: string };
}

/**
 * The view under way. One that has run out, or whose customer was suspended, is closed by the next page that is read, and
 * until then nothing can be sent:
 * a form that was drawn for the customer is never taken as the admin's own.
 */
export async function viewOf(row: ViewRow, adminName: string, isReading: boolean): Promise<View | null> {
  const { viewId, viewReason, viewEndsAt, viewedId, viewedSlug, viewedName } = row;
  if (!viewId || !viewEndsAt || !viewedId || !viewedSlug || !viewedName) return null;
  const endsAt = new Date(viewEndsAt);
  const isOver = endsAt.getTime() <= Date.now() || !row.viewedIsOpen;
  if (isOver && isReading) {
    await transact((tx) => closeViews(tx, { id: viewId }));
    return null;
  }
  return {
    viewing: { viewId, adminName, reason: viewReason ?? "", endsAt: endsAt.toISOString() },
    business: { id: viewedId, slug: viewedSlug, name: viewedName },
  };
}

/** Ends those of the views that are still open, each with a line in its customer's log. Returns how many. */
export async function closeViews(tx: Tx, which: Prisma.CustomerViewWhereInput, now = new Date()): Promise<number> {
  const open = await tx.customerView.findMany({
    where: { AND: [which, { endedAt: null }] },
    select: { id: true, adminId: true, businessId: true, endsAt: true },
  });
  for (const { id, adminId, businessId, endsAt } of open) {
    const endedAt = endsAt < now ? endsAt : now;
    await tx.customerView.updateMany({ where: { id, endedAt: null }, data: { endedAt } });
    const admin = await tx.user.findUnique({ where: { id: adminId }, select: { firstName: true, lastName: true } });
    await record(tx, {
      actor: { userId: adminId, name: admin ? `${admin.firstName} ${admin.lastName}` : "An admin" },
      businessId,
      action: "view.end",
      subjectType: "Business",
      subjectId: businessId,
      after: { viewId: id, endedAt: endedAt.toISOString() },
    });
  }
  return open.length;
}

/** What an admin takes along while looking stands in the customer's log. */
export async function noteDownload(actor: Actor, businessId: string, file: string): Promise<void> {
  await transact((tx) =>
    record(tx, {
      actor,
      businessId,
      action: "view.download",
      subjectType: "Business",
      subjectId: businessId,
      after: { viewId: actor.viewing?.viewId ?? "", file },
    }),
  );
}
