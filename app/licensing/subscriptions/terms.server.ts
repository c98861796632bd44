import { db, type Reads } from "~/infra/db.server";
import type { Term } from "~/licensing/subscriptions/term";

/** The customer's terms of all products and states, without those taken back, by their end. */
export async function listTerms(customerId: string, from: Reads = db): Promise<Term[]> {
  return from.subscription.findMany({
    where: { customerId, removedAt: null },
    orderBy: [{ endDate: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sku: true,
      source: true,
      startDate: true,
      endDate: true,
      agreedEndDate: true,
      quantity: true,
      orderNumber: true,
      requestId: true,
      nextId: true,
      version: true,
    },
  });
}
