import type { Actor } from "~/access/actor";
import { today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { type Touched, touchedByClosing } from "~/licensing/requests/effects";
import { type Moved, moveRequest, type Place, supersedeQuote, whyNotMoved } from "~/licensing/requests/moves.server";
import { keyOfTouched, markTouched, readPlans } from "~/licensing/requests/plans.server";
import { mailRequestDeclined } from "~/licensing/requests/request-mails.server";
import { moves } from "~/licensing/requests/states";

interface DeclineDetails {
  reason: string;
  /** Which other requests were shown and confirmed to be left without it, as `keyOfTouched` names them. */
  confirmed: string | null;
}

/** The seller will not sell it so. Others that need it stay, and say so in their history. */
export async function decline(
  place: Place,
  { reason, confirmed }: DeclineDetails,
  actor: Actor,
  now = new Date(),
): Promise<Moved | { outcome: "asks"; touched: Touched[] }> {
  const { customerId, id: requestId } = place;
  const catalogue = await getCatalogue();
  return transact(async (tx) => {
    const step = {
      kind: "declined",
      from: moves.decline.from,
      data: { state: "declined", actsNext: null, closedAt: now, waitingSince: now, closeReason: reason },
      words: reason,
    } as const;
    const standing = await whyNotMoved(tx, place, step, actor);
    if (!standing.movable) return standing.moved;
    const touched = touchedByClosing(await readPlans(tx, customerId, catalogue, today(now)), requestId);
    if (touched.length > 0 && confirmed !== keyOfTouched(touched)) return { outcome: "asks", touched };

    const moved = await moveRequest(tx, place, step, actor, now);
    if (moved !== "moved") return moved;
    await supersedeQuote(tx, requestId, now);
    const { product } = await tx.productRequest.findUniqueOrThrow({
      where: { id: requestId, customerId },
      select: { product: { select: { name: true } } },
    });
    await markTouched(tx, customerId, touched, `The request for ${product.name} was declined.`, actor, now);
    await mailRequestDeclined(tx, { customerId, requestId, actor });
    return moved;
  });
}
