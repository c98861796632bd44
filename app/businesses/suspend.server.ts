import type { Actor } from "~/access/actor";
import { closeViews } from "~/access/views.server";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import type { BusinessKind } from "~/infra/prisma/client";
import { notify, type Recipient } from "~/notifications/notify.server";
import { restoredLetter } from "./letters/restored.letter";
import { suspendedLetter } from "./letters/suspended.letter";

/** "stood": it was so already, by whomever. */
export type Suspension = { is: "done" | "stood" | "closed"; name: string } | null;

/**
 * From this moment on nobody of the business is logged in or can log in: their sessions end in this transaction. Its data
 * stays. Its people are told by mail with the reason, and those who work with it in their inbox.
 */
export async function suspend(admin: Actor, businessId: string, reason: string, now = new Date()): Promise<Suspension> {
  return transact(async (tx) => {
    const business = await find(tx, businessId);
    if (!business) return null;
    const { name, slug, kind } = business;
    if (business.closedAt) return { is: "closed", name };
    if (business.suspendedAt) return { is: "stood", name };
    await tx.business.updateMany({
      where: { id: businessId, suspendedAt: null, closedAt: null },
      data: {
        suspendedAt: now,
        suspendedById: admin.userId,
        suspendedReason: reason,
        version: { increment: 1 },
      },
    });
    const people = await peopleOf(tx, businessId);
    const everybody = await tx.user.findMany({ where: { businessId }, select: { id: true } });
    await tx.session.deleteMany({ where: { userId: { in: everybody.map(({ id }) => id) } } });
    await closeViews(tx, { businessId }, now);
    await notify(tx, {
      kind: "business",
      to: people,
      title: `${name} is suspended`,
      text: reason,
      path: "/",
      businessId,
      letter: { letter: suspendedLetter, data: { businessName: name, reason } },
    });
    await tellTheOthers(tx, { businessId, kind, name, slug }, "suspended");
    await recordState(tx, admin, businessId, "business.suspend", { name, reason });
    return { is: "done", name };
  });
}

/** Its people can log in again, with the passwords that they had. */
export async function restore(admin: Actor, businessId: string): Promise<Suspension> {
  return transact(async (tx) => {
    const business = await find(tx, businessId);
    if (!business) return null;
    const { name, slug, kind, suspendedReason } = business;
    if (business.closedAt) return { is: "closed", name };
    if (!business.suspendedAt) return { is: "stood", name };
    await tx.business.updateMany({
      where: { id: businessId, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspendedById: null, suspendedReason: null, version: { increment: 1 } },
    });
    await notify(tx, {
      kind: "business",
      to: await peopleOf(tx, businessId),
      title: `${name} is restored`,
      text: "You can log in again.",
      path: "/",
      businessId,
      letter: { letter: restoredLetter, data: { businessName: name } },
    });
    await tellTheOthers(tx, { businessId, kind, name, slug }, "restored");
    await recordState(tx, admin, businessId, "business.restore", { name, reason: suspendedReason ?? "" });
    return { is: "done", name };
  });
}

function find(tx: Tx, id: string) {
  return tx.business.findUnique({
    where: { id },
    select: { name: true, slug: true, kind: true, suspendedAt: true, suspendedReason: true, closedAt: true },
  });
}

/** Everyone who has an account there and could use it. */
async function peopleOf(tx: Tx, businessId: string): Promise<Recipient[]> {
  return (await peopleAt(tx, [businessId])).get(businessId) ?? [];
}

/** The same of many, by business: the database takes only so many values in one question. */
async function peopleAt(tx: Tx, businessIds: readonly string[]): Promise<Map<string, Recipient[]>> {
  const people = new Map<string, Recipient[]>();
  for (let from = 0; from < businessIds.length; from += 500) {
    const some = await tx.user.findMany({
      where: { businessId: { in: businessIds.slice(from, from + 500) }, disabledAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, email: true, businessId: true },
    });
    for (const { id, email, businessId } of some) {
      const there = people.get(businessId ?? "") ?? [];
      there.push({ userId: id, email });
      people.set(businessId ?? "", there);
    }
  }
  return people;
}

interface Concerned {
  businessId: string;
  kind: BusinessKind;
  name: string;
  slug: string;
}

/** A customer's partners; a partner's customers, whose partnership pauses. A notice each, and no mail: they are many. */
async function tellTheOthers(tx: Tx, business: Concerned, what: "suspended" | "restored"): Promise<void> {
  const { businessId, kind, name, slug } = business;
  const atWork = { acceptedAt: { not: null }, endedAt: null };
  const partnerships = await tx.partnership.findMany({
    where: kind === "customer" ? { customerId: businessId, ...atWork } : { partnerId: businessId, ...atWork },
    select: { customerId: true, partnerId: true, customer: { select: { slug: true } } },
  });
  const others = new Map(
    partnerships.map(({ customerId, partnerId, customer }) =>
      kind === "customer" ? [partnerId ?? "", slug] : [customerId, customer.slug],
    ),
  );
  const people = await peopleAt(tx, [...others.keys()]);
  for (const [id, customerSlug] of others)
    await notify(tx, {
      kind: "partners",
      mail: "never",
      to: people.get(id) ?? [],
      title: `${name} is ${what}`,
      text: texts[kind][what],
      path: kind === "customer" ? `/customers/${customerSlug}/profile` : `/customers/${customerSlug}/profile/partners`,
      businessId: kind === "customer" ? businessId : id,
    });
}

const texts: Record<BusinessKind, Record<"suspended" | "restored", string>> = {
  customer: {
    suspended: "Its people cannot log in for now. What is recorded there stays.",
    restored: "Its people can log in again.",
  },
  partner: {
    suspended:
      "The partnership pauses: its people cannot log in for now. Your data stays as it is. A reseller’s part is taken by Secure Dynamics meanwhile.",
    restored: "The partnership goes on as before: its people can log in again.",
  },
};

function recordState(
  tx: Tx,
  actor: Actor,
  businessId: string,
  action: string,
  facts: { name: string; reason: string },
) {
  return record(tx, { actor, businessId, action, subjectType: "Business", subjectId: businessId, after: facts });
}
