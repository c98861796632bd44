import type { Capability } from "~/access/keys";
import type { CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import type { Prisma } from "~/infra/prisma/client";
import type { CalendarFacts, DatedRequest, DatedService, DatedTerm } from "~/licensing/calendar/entries";

/** A customer as one reader stands before it. */
export interface ReadableCustomer {
  id: string;
  may: (key: Capability) => boolean;
}

export function noFacts(customers: readonly ReadableCustomer[]): Map<string, CalendarFacts> {
  return new Map(customers.map(({ id }) => [id, { terms: [], requests: [], services: [] }]));
}

/** What is dated on or after a day, by customer: of each only what its reader may know. */
export async function getCalendarFacts(
  customers: readonly ReadableCustomer[],
  from: CalendarDate,
): Promise<Map<string, CalendarFacts>> {
  const facts = noFacts(customers);
  const having = (key: Capability) => inChunks(customers, key);
  for (const ids of having("licensing:view"))
    for (const { customerId, ...term } of await listTerms(
      { customerId: { in: ids }, endDate: { gte: from } },
      "endDate",
    ))
      facts.get(customerId)?.terms.push(term);
  for (const ids of having("requests:view"))
    for (const { customerId, ...request } of await listRequests({ customerId: { in: ids } }))
      facts.get(customerId)?.requests.push(request);
  for (const ids of having("cost-reduction:view"))
    for (const { customerId, ...service } of await listServices(ids, from))
      facts.get(customerId)?.services.push(service);
  return facts;
}

/** A quote that waits for its answer. */
export const waits = { supersededAt: null, acceptedAt: null, declinedAt: null } as const;

export type Of<Fact> = Fact & { customerId: string };

/** What stands of these, by a date. */
export async function listTerms(
  where: Prisma.SubscriptionWhereInput,
  by: "startDate" | "endDate",
  take?: number,
): Promise<Of<DatedTerm>[]> {
  const terms = await db.subscription.findMany({
    where: { ...where, removedAt: null },
    orderBy: [{ [by]: "asc" }, { id: "asc" }],
    ...(take ? { take } : {}),
    select: {
      id: true,
      customerId: true,
      sku: true,
      startDate: true,
      endDate: true,
      agreedEndDate: true,
      version: true,
      createdAt: true,
      product: { select: { name: true } },
      next: { select: { sku: true, endDate: true, removedAt: true, product: { select: { name: true } } } },
      previous: { where: { removedAt: null }, select: { id: true }, take: 1 },
    },
  });
  return terms.map(({ product, next, previous, createdAt, ...term }) => ({
    ...term,
    name: product.name,
    next: next && !next.removedAt ? { sku: next.sku, name: next.product.name, endDate: next.endDate } : null,
    follows: previous.length > 0,
    changedAt: createdAt,
  }));
}

/** What is open of these, by a date. */
export async function listRequests(
  where: Prisma.ProductRequestWhereInput,
  by: "startDate" | "lastSafeDay" = "startDate",
  take?: number,
): Promise<Of<DatedRequest>[]> {
  const requests = await db.productRequest.findMany({
    where: { ...where, closedAt: null },
    orderBy: [{ [by]: "asc" }, { id: "asc" }],
    ...(take ? { take } : {}),
    select: {
      id: true,
      customerId: true,
      sku: true,
      state: true,
      timing: true,
      renewalDate: true,
      startDate: true,
      lastSafeDay: true,
      version: true,
      requestedAt: true,
      product: { select: { name: true } },
      changes: { orderBy: { id: "desc" }, take: 1, select: { at: true } },
      quotes: {
        where: waits,
        orderBy: { sentAt: "desc" },
        take: 1,
        select: { validUntil: true },
      },
    },
  });
  return requests.map(({ product, changes, quotes, requestedAt, state, ...request }) => ({
    ...request,
    state: state === "quoted" || state === "ordered" ? state : "requested",
    name: product.name,
    quoteUntil: quotes[0]?.validUntil ?? null,
    changedAt: changes[0]?.at ?? requestedAt,
  }));
}

/** The services in use that are dated on or after a day. */
export async function listServices(customerIds: string[], from: CalendarDate): Promise<Of<DatedService>[]> {
  const services = await db.legacyService.findMany({
    where: {
      customerId: { in: customerIds },
      removedAt: null,
      OR: [{ expirationDate: { gte: from } }, { noticeDate: { gte: from } }],
    },
    orderBy: { id: "asc" },
    select: {
      id: true,
      customerId: true,
      name: true,
      expirationDate: true,
      noticeDate: true,
      autoRenews: true,
      version: true,
      createdAt: true,
    },
  });
  return services.map(({ createdAt, ...service }) => ({ ...service, changedAt: createdAt }));
}

/** So many ids stand in one question: a statement holds only so many values. */
const most = 500;

/** The customers of whom the reader may know this much, by their ids. */
export function inChunks(customers: readonly ReadableCustomer[], key: Capability): string[][] {
  return chunksOf(customers.filter(({ may }) => may(key)).map(({ id }) => id));
}

export function chunksOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => ids.slice(at * most, (at + 1) * most));
}
