import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import type { CalendarDate } from "~/infra/calendar";
import type { Tx } from "~/infra/db.server";
import { type Plans, type Touched, touchedBy } from "~/licensing/requests/effects";
import { keyOfTouched, markTouched } from "~/licensing/requests/plans.server";
import type { Asks } from "~/licensing/subscriptions/seen-term";
import type { Term } from "~/licensing/subscriptions/term";
import { differences, saidBy, type TermDetails } from "~/licensing/subscriptions/term-fields";

export interface TermChange {
  customerId: string;
  /** The product's. */
  name: string;
  details: TermDetails;
  actor: Actor;
  now: Date;
}

interface Correction extends TermChange {
  term: Term;
  plans: Plans;
  /** The key of what the person has seen that is touched. */
  confirmed: string;
  /** Why, where it is somebody else's word than the customer's. */
  reason?: string;
}

/** The following term begins on `start`, so this one must end before. */
export interface BeforeNext {
  outcome: "before-next";
  start: CalendarDate;
}

/** Gives a term other dates, another number or order number; nothing where that touches what nobody has agreed to. */
export async function changeTerm(tx: Tx, change: Correction): Promise<{ outcome: "corrected" } | BeforeNext | Asks> {
  const { customerId, name, details, term, plans, actor, now, reason } = change;
  const next = plans.terms.find(({ id }) => id === term.nextId);
  if (next?.startDate && details.endDate >= next.startDate) return { outcome: "before-next", start: next.startDate };
  const { startDate, endDate } = details;
  const moved = plans.terms.map((one) => (one.id === term.id ? { ...one, startDate, endDate } : one));
  const touched = touchedBy(plans, { ...plans, terms: moved });
  const asks = askFor(touched, change.confirmed);
  if (asks) return asks;

  await tx.subscription.updateMany({
    where: { id: term.id, customerId, removedAt: null },
    data: {
      endDate: details.endDate,
      startDate: details.startDate,
      quantity: details.quantity,
      orderNumber: details.orderNumber,
      version: { increment: 1 },
    },
  });
  await markTouched(tx, customerId, touched, `${name} was corrected.`, actor, now);
  const changes = differences(term, details);
  await record(tx, {
    actor,
    businessId: customerId,
    action: "subscription.correct",
    subjectType: "Subscription",
    subjectId: term.id,
    before: { product: name, ...Object.fromEntries(changes.map(({ field, stored }) => [field, stored])) },
    after: {
      product: name,
      endDate: saidBy(details).endDate,
      ...Object.fromEntries(changes.map(({ field, typed }) => [field, typed])),
      ...(reason ? { reason } : {}),
    },
  });
  return { outcome: "corrected" };
}

/** Null where nothing is touched, or where exactly this was agreed to. */
export function askFor(touched: Touched[], confirmed: string): Asks | null {
  if (touched.length === 0) return null;
  const key = keyOfTouched(touched);
  return key === confirmed ? null : { outcome: "touches", touched, key };
}
