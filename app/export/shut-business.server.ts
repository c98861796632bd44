import type { Actor } from "~/access/actor";
import { closeViews } from "~/access/views.server";
import { record } from "~/audit/audit.server";
import { type ClosingBusiness, tellEveryone } from "~/export/close-business.server";
import type { Tx } from "~/infra/db.server";
import { moveRequest, supersedeQuote } from "~/licensing/requests/moves.server";
import { mailRequestCancelled } from "~/licensing/requests/request-mails.server";
import { moves } from "~/licensing/requests/states";
import { endAll } from "~/profile/partners/end.server";

const why = "The business was closed.";

/** Nobody of the business is logged in or can log in from here on; what is under way ends. What is recorded is kept, to be read. */
export async function shutBusiness(
  tx: Tx,
  business: ClosingBusiness,
  askedById: string | null,
  now: Date,
): Promise<void> {
  const { id, name } = business;
  const asker = await askerOf(tx, business, askedById);
  // Told while the partners are still at work, so that they hear of it.
  const title = `${name} is closed on CM360`;
  await tellEveryone(tx, business, { title, text: "Its people can log in no more. What is recorded is kept." }, true);
  const { suspendedAt } = await tx.business.findUniqueOrThrow({ where: { id }, select: { suspendedAt: true } });
  await tx.business.updateMany({
    where: { id, closedAt: null },
    data: { closedAt: now, ...(suspendedAt ? {} : { suspendedAt: now, suspendedReason: "It was closed." }) },
  });
  const cancelledRequests = await cancelRequests(tx, id, asker, now);
  await endAll(tx, business, asker, now);
  const open = { businessId: id, acceptedAt: null, withdrawnAt: null };
  const invited = await tx.colleagueInvitation.findMany({ where: open, select: { firstName: true, lastName: true } });
  await tx.colleagueInvitation.updateMany({ where: open, data: { withdrawnAt: now } });
  // By their ids: by their business, Prisma would have everybody's sessions read.
  const users = await tx.user.findMany({ where: { businessId: id }, select: { id: true } });
  const people = { userId: { in: users.map((user) => user.id) } };
  await closeViews(tx, { businessId: id }, now);
  await tx.session.deleteMany({ where: people });
  await tx.loginChallenge.deleteMany({ where: people });
  await tx.passwordToken.updateMany({ where: { ...people, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
  await tx.calendarFeed.updateMany({ where: { ...people, revokedAt: null }, data: { revokedAt: now } });
  await record(tx, {
    actor: "portal",
    businessId: id,
    action: "business.close",
    subjectType: "Business",
    subjectId: id,
    after: {
      ...{ name, cancelledRequests },
      withdrawnInvitations: invited.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
    },
  });
}

/** In the name of whoever asked to close: that is whose will it is. */
async function askerOf(tx: Tx, business: ClosingBusiness, userId: string | null): Promise<Actor> {
  const asker = userId ? await tx.user.findUnique({ where: { id: userId } }) : null;
  return {
    userId: asker?.id ?? "portal",
    sessionId: "",
    kind: asker?.adminSince ? "admin" : "customer",
    name: asker ? `${asker.firstName} ${asker.lastName}` : "The portal",
    email: asker?.email ?? "",
    business: asker?.adminSince ? null : business,
  };
}

async function cancelRequests(tx: Tx, customerId: string, asker: Actor, now: Date): Promise<number> {
  const open = await tx.productRequest.findMany({
    where: { customerId, state: { in: [...moves.cancel.from] } },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    select: { id: true, version: true, state: true },
  });
  for (const { id, version, state } of open) {
    const data = { state: "cancelled", actsNext: null, closedAt: now, waitingSince: now, closeReason: why } as const;
    const step = { kind: "cancelled", from: moves.cancel.from, data, words: why } as const;
    await moveRequest(tx, { customerId, id, version }, step, asker, now);
    await supersedeQuote(tx, id, now);
    await mailRequestCancelled(tx, { customerId, requestId: id, actor: asker, closes: true }, state === "ordered");
  }
  return open.length;
}
