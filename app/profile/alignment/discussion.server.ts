import { db } from "~/infra/db.server";

/**
 * Products that are chosen to replace a service in use, and serve no objective of the customer: each with the services
 * that it replaces, in the catalogue's order.
 */
export async function listProductsWithoutObjective(customerId: string) {
  const products = await db.product.findMany({
    where: {
      legacyServices: { some: { customerId, removedAt: null, decision: "retire" } },
      objectives: { none: { objective: { customerId, removedAt: null } } },
    },
    orderBy: { position: "asc" },
    select: {
      sku: true,
      name: true,
      legacyServices: {
        where: { customerId, removedAt: null, decision: "retire" },
        orderBy: { name: "asc" },
        select: { id: true, name: true },
      },
    },
  });
  return products.map(({ sku, name, legacyServices }) => ({ sku, name, replaces: legacyServices }));
}
