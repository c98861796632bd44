import { randomUUID } from "node:crypto";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today as dayOf } from "~/infra/calendar";
import { type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { cancelWithin } from "~/licensing/requests/cancel.server";
import { touchedByRemoving } from "~/licensing/requests/effects";
import { markTouched, readPlans } from "~/licensing/requests/plans.server";
import { askFor, type BeforeNext, changeTerm, type TermChange } from "~/licensing/subscriptions/change-term.server";
import { listTerms } from "~/licensing/subscriptions/terms.server";
import { type Asks, type Conflict, conflictOf, hasSeen, nothingSeen, type Seen } from "./seen-term";
import { purchasedTerm, stands, type Term } from "./term";
import { differences, saidBy, type TermDetails } from "./term-fields";

interface Saving {
  /** The term of the box as the page showed it. */
  seen?: Seen | undefined;
  /** The key of what the person has seen that is touched. */
  confirmed?: string | undefined;
  now?: Date;
}

interface Marking extends Saving {
  /** Makes a form that is sent twice save once. */
  formKey?: string | undefined;
  /** What becomes of an open request for the product. */
  openRequest?: "keep" | "cancel" | undefined;
}

/** "still-open": it was not cancelled, because others need it: its own page asks what becomes of those. */
type RequestThen = { id: string; is: "kept" | "cancelled" | "still-open" } | null;

export type Marked =
  | { outcome: "began"; request: RequestThen }
  | { outcome: "corrected" | "unchanged" | "taken-back-since" | "open-request" }
  | BeforeNext
  | Conflict
  | Asks;

/**
 * Already Purchased: corrects the standing term that was bought from Zscaler directly, or begins one after those that
 * have ended. Null where the catalogue does not hold the product.
 */
export async function markPurchased(
  customerId: string,
  sku: string,
  details: TermDetails,
  actor: Actor,
  { seen = nothingSeen, confirmed = "", formKey, openRequest, now = new Date() }: Marking = {},
): Promise<Marked | null> {
  const catalogue = await getCatalogue();
  const product = catalogue.products.get(sku);
  if (!product) return null;
  const id = formKey ? termId(customerId, sku, formKey, details) : randomUUID();
  return transact(async (tx): Promise<Marked> => {
    const sent = await tx.subscription.findFirst({ where: { id, customerId }, select: { removedAt: true } });
    if (sent?.removedAt) return { outcome: "taken-back-since" };

    const today = dayOf(now);
    const terms = await listTerms(customerId, tx);
    const term = purchasedTerm(terms, sku, today);
    if (term && differences(term, details).length === 0) return { outcome: "unchanged" };
    if (sent || !hasSeen(seen, term)) return conflictOf(term, details);
    const change = { customerId, name: product.name, details, actor, now };
    if (term) {
      const plans = await readPlans(tx, customerId, catalogue, today);
      return changeTerm(tx, { ...change, term, plans, confirmed });
    }
    const request = await tx.productRequest.findFirst({
      where: { customerId, sku, closedAt: null },
      select: { id: true, version: true },
    });
    if (request && !openRequest) return { outcome: "open-request" };
    const ended = terms.filter((one) => one.sku === sku && one.nextId === null && !stands(one, today));
    await begin(tx, { ...change, id, sku, ended });
    if (!request || openRequest !== "cancel")
      return { outcome: "began", request: request && { id: request.id, is: "kept" } };

    const why = { reason: alreadyPurchased, others: null, shown: "" };
    const cancelled = await cancelWithin(tx, catalogue, { customerId, ...request }, why, actor, now);
    return { outcome: "began", request: { id: request.id, is: cancelled === "moved" ? "cancelled" : "still-open" } };
  });
}

const alreadyPurchased = "Already purchased from Zscaler directly.";

type Unmarked = { outcome: "taken-back" | "nothing" } | Conflict | Asks;

/** Takes Already Purchased back; the term stays in the history. */
export async function unmarkPurchased(
  customerId: string,
  sku: string,
  actor: Actor,
  { seen = nothingSeen, confirmed = "", now = new Date() }: Saving = {},
): Promise<Unmarked> {
  const catalogue = await getCatalogue();
  return transact(async (tx): Promise<Unmarked> => {
    const today = dayOf(now);
    const term = purchasedTerm(await listTerms(customerId, tx), sku, today);
    if (!term) return { outcome: "nothing" };
    if (!hasSeen(seen, term)) return conflictOf(term, null);
    const touched = touchedByRemoving(await readPlans(tx, customerId, catalogue, today), term.id);
    const asks = askFor(touched, confirmed);
    if (asks) return asks;

    await tx.subscription.updateMany({
      where: { id: term.id, customerId, removedAt: null },
      data: { removedAt: now, removedById: actor.userId, version: { increment: 1 } },
    });
    // What came before goes on to what comes after: the chain has no hole.
    await tx.subscription.updateMany({ where: { customerId, nextId: term.id }, data: { nextId: term.nextId } });
    const name = catalogue.products.get(sku)?.name ?? sku;
    await markTouched(tx, customerId, touched, `${name} is no longer marked as purchased.`, actor, now);
    await record(tx, {
      actor,
      businessId: customerId,
      action: "subscription.take-back",
      subjectType: "Subscription",
      subjectId: term.id,
      before: { product: name, ...saidBy(term) },
    });
    return { outcome: "taken-back" };
  });
}

/** The same for the same form with the same words, and for no other. */
function termId(customerId: string, sku: string, formKey: string, details: TermDetails): string {
  return digest(JSON.stringify([customerId, sku, formKey, saidBy(details)])).slice(0, 32);
}

async function begin(tx: Tx, change: TermChange & { id: string; sku: string; ended: readonly Term[] }): Promise<void> {
  const { customerId, id, sku, details, actor, ended } = change;
  // Of terms without a next one only one may come from Zscaler: those that ended step aside before there is a new one.
  for (const one of ended)
    await tx.subscription.updateMany({ where: { customerId, id: one.id }, data: { nextId: one.id } });
  await tx.subscription.create({
    data: {
      id,
      customerId,
      sku,
      source: "zscaler",
      endDate: details.endDate,
      startDate: details.startDate,
      quantity: details.quantity,
      orderNumber: details.orderNumber,
      createdAt: change.now,
      createdById: actor.userId,
      createdByName: actor.name,
    },
    select: { id: true },
  });
  const endedIds = ended.map((one) => one.id);
  await tx.subscription.updateMany({ where: { customerId, id: { in: endedIds } }, data: { nextId: id } });
  await record(tx, {
    actor,
    businessId: customerId,
    action: "subscription.mark",
    subjectType: "Subscription",
    subjectId: id,
    after: { product: change.name, ...saidBy(details) },
  });
}
