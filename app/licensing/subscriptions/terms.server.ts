import { db, type Tx } from "~/infra/db.server";
import type { Term } from "~/licensing/subscriptions/term";

const columns = {
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
} as const;

/** The customer's terms of all products and states, without those taken back, by their end. */
export async function listTerms(customerId: string): Promise<Term[]> {
  return db.subscription.findMany({
    where: { customerId, removedAt: null },
    orderBy: [{ endDate: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: columns,
  });
}

/** The same of one product, within a transaction. */
export async function termsOf(tx: Tx, customerId: string, sku: string): Promise<Term[]> {
  return tx.subscription.findMany({
    where: { customerId, sku, removedAt: null },
    orderBy: [{ endDate: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: columns,
  });
}
