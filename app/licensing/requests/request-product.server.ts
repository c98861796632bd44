import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today as dayOf } from "~/infra/calendar";
import { type Tx, transact } from "~/infra/db.server";
import type { RequestState } from "~/infra/prisma/enums";
import { digest } from "~/infra/secrets.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { choose, type Timing } from "~/licensing/requests/choose";
import { readGrounds } from "~/licensing/requests/grounds.server";
import { auditActions, noteChange } from "~/licensing/requests/moves.server";
import { offerFor, quantityWarning } from "~/licensing/requests/offer";
import type { RequestDetails } from "~/licensing/requests/request.schema";
import { mailRequestMade } from "~/licensing/requests/request-mails.server";
import { saidBy } from "~/licensing/requests/said-by";
import { countOf } from "~/licensing/units";

export type Requested =
  /** The same form that is sent twice makes one request: both times this is the answer. */
  | { outcome: "requested"; id: string; name: string; startDate: string; warning: string | null }
  /** This very form made a request that is closed by now: it does not make another one unseen. */
  | { outcome: "closed-since"; id: string; name: string; state: RequestState }
  /** There is an open request for the product already: another one, or with other values. */
  | { outcome: "open"; id: string; name: string }
  /** The offer of today does not hold what was chosen. */
  | { outcome: "stale"; field: "cart" | "licensed" | "quantity"; message: string }
  /** The product cannot be requested at all: the page says why. */
  | { outcome: "refused"; name: string };

/** Null where the catalogue does not hold the product. */
export async function requestProduct(
  customerId: string,
  sku: string,
  { formKey, ...details }: RequestDetails & { formKey?: string | undefined },
  actor: Actor,
  now = new Date(),
): Promise<Requested | null> {
  const catalogue = await getCatalogue();
  return transact(async (tx) => {
    const grounds = await readGrounds(tx, { customerId, sku, today: dayOf(now) }, catalogue);
    if (!grounds) return null;
    const { name, unit } = grounds.product;
    const offer = offerFor(grounds);
    const warning = quantityWarning(offer, details.quantity);
    const id = requestId([customerId, sku, formKey ?? null, details]);
    const before = await sentBefore(tx, customerId, { id: formKey ? id : null, sku, details, actor });
    if (before?.closedAt) return { outcome: "closed-since", id: before.id, name, state: before.state };
    if (before) return { outcome: "requested", id: before.id, name, warning, startDate: before.startDate };
    if (offer.open) return { outcome: "open", id: offer.open.id, name };
    if (offer.refusal) return { outcome: "refused", name };

    const chosen = choose(grounds, offer, details);
    if ("field" in chosen) return { outcome: "stale", ...chosen };
    if (details.quantity < offer.quantity.min)
      return { outcome: "stale", field: "quantity", message: `Enter ${countOf(offer.quantity.min, unit)} or more` };

    const made = await make(tx, { customerId, sku, ...(formKey ? { id } : {}) }, details, chosen.timing, actor, now);
    const said = saidBy({ ...chosen.timing, ...details }, unit);
    await noteChange(tx, made, { kind: "requested", after: said }, actor, now);
    await record(tx, {
      actor,
      businessId: customerId,
      action: auditActions.requested,
      subjectType: "ProductRequest",
      subjectId: made,
      after: { product: name, ...said },
    });
    await mailRequestMade(tx, { customerId, requestId: made, actor });
    return { outcome: "requested", id: made, name, warning, startDate: chosen.timing.startDate };
  });
}

async function make(
  tx: Tx,
  place: { customerId: string; sku: string; id?: string },
  { quantity, note }: RequestDetails,
  { timing, renewalDate, startDate, lastSafeDay }: Timing,
  actor: Actor,
  now: Date,
): Promise<string> {
  const { id } = await tx.productRequest.create({
    data: {
      ...place,
      timing,
      renewalDate,
      startDate,
      lastSafeDay,
      quantity,
      note,
      state: "requested",
      actsNext: "seller",
      waitingSince: now,
      requestedAt: now,
      requestedById: actor.userId,
      requestedByName: actor.name,
    },
    select: { id: true },
  });
  return id;
}

/** The request that this very form has made; a form without a key is known again while what it asked for is open. */
async function sentBefore(
  tx: Tx,
  customerId: string,
  { id, sku, details, actor }: { id: string | null; sku: string; details: RequestDetails; actor: Actor },
) {
  const { cart, licensed, quantity, note } = details;
  const timing =
    cart === "renewal"
      ? { timing: "renewal" as const, renewalDate: licensed }
      : { timing: "quarter" as const, startDate: cart };
  return tx.productRequest.findFirst({
    where: id
      ? { id, customerId, sku }
      : { customerId, sku, closedAt: null, requestedById: actor.userId, quantity, note, ...timing },
    select: { id: true, startDate: true, state: true, closedAt: true },
  });
}

function requestId(content: unknown): string {
  return digest(JSON.stringify(content)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
