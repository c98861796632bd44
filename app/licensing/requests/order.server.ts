import type { Actor } from "~/access/actor";
import { transact } from "~/infra/db.server";
import { type Moved, moveRequest, type Place, whyNotMoved } from "~/licensing/requests/moves.server";
import { mailRequestOrdered } from "~/licensing/requests/request-mails.server";
import { acceptedOutside, moves } from "~/licensing/requests/states";

interface OrderDetails {
  orderNumber: string;
  /** The seller says that the customer accepted outside the portal. */
  isAcceptedOutside: boolean;
}

/** Orders what the customer accepted; "not-accepted": neither here nor, as the seller says, outside. */
export async function order(
  place: Place,
  { orderNumber, isAcceptedOutside }: OrderDetails,
  actor: Actor,
  now = new Date(),
): Promise<Moved | "not-accepted"> {
  const { customerId, id: requestId } = place;
  return transact(async (tx) => {
    const accepted = await tx.quote.findFirst({
      where: { requestId, request: { customerId }, supersededAt: null, acceptedAt: { not: null } },
      select: { id: true },
    });
    const step = {
      kind: "ordered",
      from: moves.order.from,
      data: { state: "ordered", actsNext: "seller", waitingSince: now, orderNumber },
      words: !accepted && isAcceptedOutside ? acceptedOutside : "",
      after: orderNumber ? { "Order Number": orderNumber } : {},
    } as const;
    const standing = await whyNotMoved(tx, place, step, actor);
    if (!standing.movable) return standing.moved;
    if (!accepted && !isAcceptedOutside) return "not-accepted";
    const moved = await moveRequest(tx, place, step, actor, now);
    if (moved === "moved") await mailRequestOrdered(tx, { customerId, requestId, actor });
    return moved;
  });
}
