import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { businessGraceDays, graceEnd } from "~/export/closing";
import { db, type Tx, transact } from "~/infra/db.server";
import { rateLimiter } from "~/infra/rate-limit.server";
import { letterTime } from "~/mail/letter-time";
import { adminsToTell, notify } from "~/notifications/notify.server";

/** So often a day a business can be asked to close: each time all its people, its partners and the admins are told. */
export const closingsADay = 3;
const limit = rateLimiter("close-business", closingsADay, 86_400);

export interface ClosingBusiness {
  id: string;
  slug: string;
  name: string;
}

/** How it stands with a business: when it closes, if so, and what that would end. */
export async function getBusinessClosing({ id }: Pick<ClosingBusiness, "id">) {
  const [business, people, partners, requests] = await Promise.all([
    db.business.findUniqueOrThrow({ where: { id }, select: { closesAt: true, closedAt: true } }),
    db.user.count({ where: { businessId: id, disabledAt: null } }),
    db.partnership.count({ where: { customerId: id, acceptedAt: { not: null }, endedAt: null } }),
    db.productRequest.count({ where: { customerId: id, closedAt: null } }),
  ]);
  return {
    closesAt: business.closesAt?.toISOString() ?? null,
    isClosed: business.closedAt !== null,
    ends: { people, partners, requests },
  };
}

/**
 * Everyone concerned is told; until the day comes nothing changes. "asked-before", "closed" and how long to wait: nothing
 * more happened.
 */
export async function askToCloseBusiness(
  customer: ClosingBusiness,
  actor: Actor,
  now = new Date(),
): Promise<"asked" | "asked-before" | "closed" | { waitSeconds: number }> {
  const { closeRequestedAt, closedAt } = await db.business.findUniqueOrThrow({
    where: { id: customer.id },
    select: { closeRequestedAt: true, closedAt: true },
  });
  if (closedAt) return "closed";
  if (closeRequestedAt) return "asked-before";
  const { waitSeconds } = await limit.take(customer.id);
  return waitSeconds === null ? ask(customer, actor, now) : { waitSeconds };
}

/** The business stays as it was. False: there was nothing to take back. */
export async function keepBusiness(customer: ClosingBusiness, actor: Actor): Promise<boolean> {
  return transact(async (tx) => {
    const { count } = await tx.business.updateMany({
      where: { id: customer.id, closeRequestedAt: { not: null }, closedAt: null },
      data: { closeRequestedAt: null, closeRequestedById: null, closesAt: null },
    });
    if (count === 0) return false;
    await recordAbout(tx, customer, actor, "business.keep-open", {});
    await tellEveryone(tx, customer, {
      title: `${customer.name} stays open on CM360`,
      text: `${actor.name} took back that it will be closed. Nothing was changed.`,
    });
    return true;
  });
}

/**
 * The people of the business and of its partners at work, whatever mails they chose, and the admins. `isOver`: its pages
 * are shut to partners from now on, so that they find the notice among their own.
 */
export async function tellEveryone(
  tx: Tx,
  { id, slug }: ClosingBusiness,
  words: { title: string; text: string },
  isOver = false,
): Promise<void> {
  const own = await peopleOf(tx, [id]);
  const partnerships = await tx.partnership.findMany({
    where: { customerId: id, acceptedAt: { not: null }, endedAt: null },
    select: { partnerId: true },
  });
  const partners = await peopleOf(
    tx,
    partnerships.flatMap(({ partnerId }) => partnerId ?? []),
  );
  const profile = `/customers/${slug}/profile`;
  const notice = { kind: "business", ...words, businessId: id } as const;
  await notify(tx, { ...notice, to: own, path: profile });
  if (!isOver) await notify(tx, { ...notice, to: partners, path: profile });
  else
    for (const partnerId of new Set(partners.map(({ businessId }) => businessId))) {
      const to = partners.filter(({ businessId }) => businessId === partnerId);
      await notify(tx, { ...notice, to, path: "/customers", businessId: partnerId });
    }
  await notify(tx, { ...notice, to: await adminsToTell(tx), path: `/customers/${slug}/close` });
}

function ask(customer: ClosingBusiness, actor: Actor, now: Date): Promise<"asked" | "asked-before"> {
  return transact(async (tx) => {
    const closesAt = graceEnd(now, businessGraceDays);
    const { count } = await tx.business.updateMany({
      where: { id: customer.id, closeRequestedAt: null, closedAt: null },
      data: { closeRequestedAt: now, closeRequestedById: actor.userId, closesAt },
    });
    if (count === 0) return "asked-before";
    await recordAbout(tx, customer, actor, "business.ask-to-close", { closesOn: closesAt.toISOString().slice(0, 10) });
    await tellEveryone(tx, customer, {
      title: `${customer.name} will be closed on CM360`,
      text: `${actor.name} asked for it. It closes on ${letterTime(closesAt)}; until then an owner or Secure Dynamics can take that back. Then nobody of ${customer.name} can log in, its partnerships end and its open requests are cancelled. What is recorded is kept.`,
    });
    return "asked";
  });
}

async function peopleOf(tx: Tx, businessIds: string[]) {
  const people = await tx.user.findMany({
    where: { disabledAt: null, businessId: { in: businessIds } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, email: true, businessId: true },
  });
  return people.map(({ id, email, businessId }) => ({ userId: id, email, businessId }));
}

function recordAbout(tx: Tx, { id }: ClosingBusiness, actor: Actor, action: string, after: { closesOn?: string }) {
  return record(tx, { actor, businessId: id, action, subjectType: "Business", subjectId: id, after });
}
