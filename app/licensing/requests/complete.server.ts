import type { Actor } from "~/access/actor";
import { today } from "~/infra/calendar";
import { type Tx, transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { type Completion, planCompletion } from "~/licensing/requests/completion";
import { type Moved, moveRequest, type Place, type Step, whyNotMoved } from "~/licensing/requests/moves.server";
import { keyOfTouched, markTouched, readPlans } from "~/licensing/requests/plans.server";
import { mailRequestCompleted } from "~/licensing/requests/request-mails.server";
import { moves } from "~/licensing/requests/states";
import { countOf } from "~/licensing/units";

interface CompletionDetails {
  startDate: string;
  endDate: string;
  quantity: number;
  orderNumber: string;
  /** Terms of earlier editions whose place the new one takes. */
  replaced: readonly string[];
  /** Which other requests were shown and confirmed to be touched, as `keyOfTouched` names them. */
  confirmed: string | null;
}

/** "asks": it touches other requests, which are to be confirmed as they are shown now. */
export type Completed = Moved | { outcome: "asks"; plan: Completion };

/** Makes the subscription, once, in the transaction that completes the request; what it touches stays and says so. */
export async function complete(
  place: Place,
  details: CompletionDetails,
  actor: Actor,
  now = new Date(),
): Promise<Completed> {
  const { customerId, id: requestId } = place;
  const catalogue = await getCatalogue();
  return transact(async (tx) => {
    const request = await tx.productRequest.findUnique({
      where: { id: requestId, customerId },
      select: { id: true, sku: true, startDate: true, renewalDate: true, product: { select: { name: true } } },
    });
    if (!request) return null;
    const step = stepOf(details, now);
    const standing = await whyNotMoved(tx, place, step, actor);
    if (!standing.movable) return standing.moved;

    const product = catalogue.products.get(request.sku);
    if (!product) throw new Error(`The catalogue does not hold ${request.sku}, which is requested.`);
    const plans = await readPlans(tx, customerId, catalogue, today(now));
    const plan = planCompletion({ request, product, plans }, details, new Set(details.replaced));
    if (plan.touched.length > 0 && details.confirmed !== keyOfTouched(plan.touched)) return { outcome: "asks", plan };

    const moved = await moveRequest(tx, place, { ...step, words: sentenceOf(plan) }, actor, now);
    if (moved !== "moved") return moved;
    await subscribe(tx, { customerId, requestId, sku: request.sku }, details, plan, actor);
    await markTouched(tx, customerId, plan.touched, `${request.product.name} was completed.`, actor, now);
    const touched = plan.touched.map(({ sku }) => catalogue.products.get(sku)?.name ?? sku);
    const { startDate, endDate } = details;
    const count = countOf(details.quantity, product.unit);
    await mailRequestCompleted(tx, { customerId, requestId, actor }, { startDate, endDate, count, touched });
    return moved;
  });
}

interface Made {
  customerId: string;
  requestId: string;
  sku: string;
}

/** The new term, and the terms before it: each leads to what follows it, and none is ever made longer. */
async function subscribe(
  tx: Tx,
  made: Made,
  { startDate, endDate, quantity, orderNumber }: CompletionDetails,
  { follows, replaces }: Completion,
  actor: Actor,
): Promise<void> {
  const by = { createdById: actor.userId, createdByName: actor.name };
  const { id: nextId } = await tx.subscription.create({
    data: { ...made, source: "portal", startDate, endDate, quantity, orderNumber, ...by },
    select: { id: true },
  });
  const { customerId } = made;
  await tx.subscription.updateMany({
    where: { customerId, id: { in: follows.map(({ id }) => id) }, nextId: null },
    data: { nextId, version: { increment: 1 } },
  });
  for (const { term, endsOn } of replaces)
    await tx.subscription.update({
      where: { id: term.id, customerId, nextId: null },
      data: {
        nextId,
        ...(endsOn < term.endDate ? { endDate: endsOn, agreedEndDate: term.endDate } : {}),
        version: { increment: 1 },
      },
      select: { id: true },
    });
}

/** Without words: those follow from what is replaced, which a form that is sent twice finds replaced already. */
function stepOf({ startDate, endDate, quantity, orderNumber }: CompletionDetails, now: Date): Step {
  return {
    kind: "completed",
    from: moves.complete.from,
    data: { state: "completed", actsNext: null, closedAt: now, waitingSince: now, orderNumber },
    after: {
      "Start Date": startDate,
      "Service End Date": endDate,
      Quantity: quantity,
      ...(orderNumber ? { "Order Number": orderNumber } : {}),
    },
  };
}

function sentenceOf({ replaces }: Completion): string {
  return replaces.map(({ name, endsOn }) => `Takes the place of ${name}, which ends on ${endsOn}.`).join(" ");
}
