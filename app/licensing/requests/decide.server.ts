import type { Actor } from "~/access/actor";
import { today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import {
  type Moved,
  moveRequest,
  type Place,
  type Step,
  standingNow,
  whyNotMoved,
} from "~/licensing/requests/moves.server";
import { mailQuoteDecided } from "~/licensing/requests/request-mails.server";
import { moves } from "~/licensing/requests/states";

export type Decided = Moved | { outcome: "expired"; validUntil: string };

/** The customer takes the quote that stands; one that has expired cannot be accepted. */
export function acceptQuote(place: Place, actor: Actor, now = new Date()): Promise<Decided> {
  const decision = {
    isAccepted: true,
    step: {
      kind: "quote_accepted",
      from: moves["accept-quote"].from,
      data: { actsNext: "seller", waitingSince: now },
    },
    quote: { acceptedAt: now, acceptedById: actor.userId, acceptedByName: actor.name },
  } as const;
  return decide(place, decision, actor, now);
}

/** The customer sends the quote back with a reason: the seller acts next, as after the request. */
export function declineQuote(place: Place, reason: string, actor: Actor, now = new Date()): Promise<Decided> {
  const decision = {
    isAccepted: false,
    step: {
      kind: "quote_declined",
      from: moves["decline-quote"].from,
      data: { state: "requested", actsNext: "seller", waitingSince: now },
      words: reason,
    },
    quote: { declinedAt: now, declinedById: actor.userId, declinedByName: actor.name, declineReason: reason },
  } as const;
  return decide(place, decision, actor, now);
}

interface Decision {
  isAccepted: boolean;
  step: Omit<Step, "after">;
  /** Who decided what, as the quote keeps it. */
  quote: Record<string, string | Date>;
}

async function decide(place: Place, decision: Decision, actor: Actor, now: Date): Promise<Decided> {
  const { customerId, id: requestId } = place;
  return transact(async (tx) => {
    const quote = await tx.quote.findFirst({
      where: { requestId, request: { customerId }, supersededAt: null },
      select: { id: true, validUntil: true, acceptedAt: true, declinedAt: true, file: { select: { sha256: true } } },
    });
    const after = quote && {
      "Valid Until": quote.validUntil,
      ...(quote.file ? { "SHA-256": quote.file.sha256 } : {}),
    };
    const step: Step = { ...decision.step, ...(after ? { after } : {}) };
    const standing = await whyNotMoved(tx, place, step, actor);
    if (!standing.movable) return standing.moved;
    if (!quote || quote.acceptedAt || quote.declinedAt) return standingNow(tx, place, { step, actor });
    if (decision.isAccepted && quote.validUntil < today(now))
      return { outcome: "expired", validUntil: quote.validUntil };

    const moved = await moveRequest(tx, place, step, actor, now);
    if (moved !== "moved") return moved;
    await tx.quote.update({ where: { id: quote.id }, data: decision.quote, select: { id: true } });
    await mailQuoteDecided(tx, { customerId, requestId, actor }, decision.isAccepted);
    return moved;
  });
}
