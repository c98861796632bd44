import type { CalendarDate } from "~/infra/calendar";
import type { Reads } from "~/infra/db.server";
import { getSavedSettings } from "~/infra/settings.server";
import type { Catalogue } from "~/licensing/catalogue/graph";
import type { OfferGrounds } from "~/licensing/requests/offer";

/**
 * What an offer rests on, as it is now: asked again in the transaction that writes a request, so that nothing which
 * changed since the page was made decides. Null where the catalogue does not hold the product.
 */
export async function readGrounds(
  from: Reads,
  place: { customerId: string; sku: string; today: CalendarDate },
  catalogue: Catalogue,
): Promise<OfferGrounds | null> {
  const { customerId, sku, today } = place;
  const known = catalogue.products.get(sku);
  const stored = await from.product.findUnique({
    where: { sku },
    select: { lifecycle: true, sellable: true, minQuantity: true, retiredAt: true },
  });
  if (!known || !stored) return null;
  const { retiredAt, ...now } = stored;
  const terms = await from.subscription.findMany({
    where: { customerId, removedAt: null, endDate: { gte: today } },
    orderBy: [{ endDate: "asc" }, { id: "asc" }],
    select: { id: true, sku: true, startDate: true, endDate: true, quantity: true, nextId: true },
  });
  const openRequests = await from.productRequest.findMany({
    where: { customerId, closedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, sku: true, startDate: true },
  });
  const { settings } = await getSavedSettings(from);
  return {
    product: { ...known, ...now, isRetired: retiredAt !== null },
    catalogue,
    terms,
    openRequests,
    today,
    settings,
  };
}
