import type { Capability } from "~/access/keys";
import type { CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { withIncluded } from "~/licensing/catalogue/graph";

interface Served {
  id: string;
  open: boolean;
  products: readonly { sku: string }[];
}

/** Where objectives and products do not meet, as far as the reader may know: null for what it may not. */
export async function getDiscussion(
  customerId: string,
  objectives: readonly Served[],
  may: (key: Capability) => boolean,
  today: CalendarDate,
) {
  const [replacing, held, missing] = await Promise.all([
    may("cost-reduction:view") ? listProductsWithoutObjective(customerId) : null,
    may("licensing:view") ? listHeldWithoutObjective(customerId, today) : null,
    may("licensing:view") && may("requests:view") ? listOutOfReach(customerId, objectives, today) : null,
  ]);
  return {
    replacing,
    held,
    /** The ids of objectives none of whose products is held or requested. */
    outOfReach: missing,
  };
}

export type DiscussionFacts = Awaited<ReturnType<typeof getDiscussion>>;

/**
 * Products that are chosen to replace a service in use, and serve no objective of the customer: each with the services
 * that it replaces, in the catalogue's order.
 */
export async function listProductsWithoutObjective(customerId: string) {
  const products = await db.product.findMany({
    where: {
      legacyServices: { some: { customerId, removedAt: null, decision: "retire" } },
      ...servingNothing(customerId),
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

/**
 * Products with a term that runs, or will, and that serve no objective of the customer: each with the last day on which
 * it is held, in the catalogue's order.
 */
export async function listHeldWithoutObjective(customerId: string, today: CalendarDate) {
  const products = await db.product.findMany({
    where: { subscriptions: { some: standing(customerId, today) }, ...servingNothing(customerId) },
    orderBy: { position: "asc" },
    select: {
      sku: true,
      name: true,
      subscriptions: { where: standing(customerId, today), select: { endDate: true } },
    },
  });
  return products.map(({ sku, name, subscriptions }) => ({
    sku,
    name,
    until: subscriptions.reduce((last, { endDate }) => (endDate > last ? endDate : last), ""),
  }));
}

/** Objectives that are worked towards with products of which none is held, by itself or inside another, or requested. */
export async function listOutOfReach(
  customerId: string,
  objectives: readonly Served[],
  today: CalendarDate,
): Promise<string[]> {
  const [catalogue, terms, requests] = await Promise.all([
    getCatalogue(),
    db.subscription.findMany({ where: standing(customerId, today), select: { sku: true } }),
    db.productRequest.findMany({ where: { customerId, closedAt: null }, select: { sku: true } }),
  ]);
  const skus = [...terms, ...requests].map(({ sku }) => sku);
  const withinReach = withIncluded(catalogue, skus);
  return objectives
    .filter(({ open, products }) => open && products.length > 0 && !products.some(({ sku }) => withinReach.has(sku)))
    .map(({ id }) => id);
}

const standing = (customerId: string, today: CalendarDate) => ({
  customerId,
  removedAt: null,
  endDate: { gte: today },
});

const servingNothing = (customerId: string) => ({
  objectives: { none: { objective: { customerId, removedAt: null } } },
});
