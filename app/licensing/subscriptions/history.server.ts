import { type HistoryLine, listHistory } from "~/audit/history.server";
import { db } from "~/infra/db.server";

/** Who marked, corrected or took back what the customer holds of a product, newest first. */
export async function listSubscriptionHistory(customerId: string, sku: string): Promise<HistoryLine[]> {
  const terms = await db.subscription.findMany({ where: { customerId, sku }, select: { id: true } });
  const ids = terms.map(({ id }) => id);
  return ids.length > 0 ? listHistory(customerId, "Subscription", ids) : [];
}
