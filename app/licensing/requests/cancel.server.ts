import type { Actor } from "~/access/actor";
import { today } from "~/infra/calendar";
import { type Tx, transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import type { Catalogue } from "~/licensing/catalogue/graph";
import { dependantsOf, type Touched, touchedByClosing } from "~/licensing/requests/effects";
import { type Moved, moveRequest, type Place, supersedeQuote, whyNotMoved } from "~/licensing/requests/moves.server";
import { keyOfTouched, markTouched, readPlans } from "~/licensing/requests/plans.server";
import { mailRequestCancelled } from "~/licensing/requests/request-mails.server";
import { moves } from "~/licensing/requests/states";

interface CancelDetails {
  reason: string;
  /** What becomes of the requests that need it; null: nobody was asked yet. */
  others: "keep" | "cancel" | null;
  /** Those that were shown, as `keyOfTouched` names them. */
  shown: string;
}

/** "asks": others need it, and what becomes of them is to be said first, of those that are shown now. */
export type Cancelled = Moved | { outcome: "asks"; touched: Touched[] };

/** Cancels at any time before completion. Others that need it are cancelled with it, or kept and told so in their history. */
export async function cancel(place: Place, details: CancelDetails, actor: Actor, now = new Date()): Promise<Cancelled> {
  const catalogue = await getCatalogue();
  return transact((tx) => cancelWithin(tx, catalogue, place, details, actor, now));
}

/** The same in a transaction that does more: what cancelling asks of rests on what it has done so far. */
export async function cancelWithin(
  tx: Tx,
  catalogue: Catalogue,
  place: Place,
  { reason, others, shown }: CancelDetails,
  actor: Actor,
  now: Date,
): Promise<Cancelled> {
  const { customerId, id } = place;
  const standing = await whyNotMoved(tx, place, stepOf(reason, now), actor);
  if (!standing.movable) return standing.moved;
  const plans = await readPlans(tx, customerId, catalogue, today(now));
  const touched = dependantsOf(plans, id);
  if (touched.length > 0 && (others === null || shown !== keyOfTouched(touched))) return { outcome: "asks", touched };

  const moved = await close(tx, place, reason, actor, now);
  if (moved !== "moved" || touched.length === 0) return moved;
  if (others === "keep") {
    // Who needs one that stays has lost nothing, and is told nothing.
    await markTouched(tx, customerId, touchedByClosing(plans, id), await becauseOf(tx, customerId, id), actor, now);
    return moved;
  }
  for (const other of touched) {
    const { version } = await tx.productRequest.findUniqueOrThrow({
      where: { id: other.id, customerId },
      select: { version: true },
    });
    await close(tx, { customerId, id: other.id, version }, reason, actor, now);
  }
  return moved;
}

async function close(tx: Tx, place: Place, reason: string, actor: Actor, now: Date): Promise<Moved> {
  const { customerId, id: requestId } = place;
  const before = await tx.productRequest.findUnique({ where: { id: requestId, customerId }, select: { state: true } });
  const moved = await moveRequest(tx, place, stepOf(reason, now), actor, now);
  if (moved !== "moved") return moved;
  await supersedeQuote(tx, requestId, now);
  await mailRequestCancelled(tx, { customerId, requestId, actor }, before?.state === "ordered");
  return moved;
}

function stepOf(reason: string, now: Date) {
  return {
    kind: "cancelled",
    from: moves.cancel.from,
    data: { state: "cancelled", actsNext: null, closedAt: now, waitingSince: now, closeReason: reason },
    words: reason,
  } as const;
}

async function becauseOf(tx: Tx, customerId: string, id: string): Promise<string> {
  const { product } = await tx.productRequest.findUniqueOrThrow({
    where: { id, customerId },
    select: { product: { select: { name: true } } },
  });
  return `The request for ${product.name} was cancelled.`;
}
