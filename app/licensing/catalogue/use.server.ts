import type { CalendarDate } from "~/infra/calendar";
import type { Reads } from "~/infra/db.server";

/** Who would be left with a product that is no longer offered. */
export interface ProductUse {
  /** Customers with a standing term of the product itself, by name; not more than are shown. */
  customers: { slug: string; name: string }[];
  holders: number;
  openRequests: number;
}

const shown = 20;

/** How many customers have a standing term of each product; a product that nobody holds by itself is not among them. */
export async function countHolders(reads: Reads, today: CalendarDate): Promise<Map<string, number>> {
  const rows = await reads.$queryRaw<{ sku: string; customers: number | bigint }[]>`
    SELECT "sku", COUNT(DISTINCT "customerId") AS "customers"
    FROM "Subscription" WHERE "removedAt" IS NULL AND "endDate" >= ${today} GROUP BY "sku"`;
  return new Map(rows.map(({ sku, customers }) => [sku, Number(customers)]));
}

export async function getUse(reads: Reads, sku: string, today: CalendarDate): Promise<ProductUse> {
  const standing = { some: { sku, removedAt: null, endDate: { gte: today } } };
  const [holders, customers, openRequests] = [
    await reads.business.count({ where: { subscriptions: standing } }),
    await reads.business.findMany({
      where: { subscriptions: standing },
      orderBy: [{ name: "asc" }, { slug: "asc" }],
      take: shown,
      select: { slug: true, name: true },
    }),
    await reads.productRequest.count({ where: { sku, closedAt: null } }),
  ];
  return { customers, holders, openRequests };
}

export function isInUse({ holders, openRequests }: ProductUse): boolean {
  return holders > 0 || openRequests > 0;
}
