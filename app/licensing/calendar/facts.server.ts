import type { Capability } from "~/access/keys";
import type { CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import type { CalendarFacts, DatedRequest, DatedService, DatedTerm } from "~/licensing/calendar/entries";

/** A customer as one reader stands before it. */
export interface ReadableCustomer {
  id: string;
  may: (key: Capability) => boolean;
}

/** What is dated on or after a day, by customer: of each only what its reader may know. */
export async function getCalendarFacts(
  customers: readonly ReadableCustomer[],
  from: CalendarDate,
): Promise<Map<string, CalendarFacts>> {
  const facts = new Map<string, CalendarFacts>(
    customers.map(({ id }) => [id, { terms: [], requests: [], services: [] }]),
  );
  const having = (key: Capability) => inChunks(customers.filter(({ may }) => may(key)).map(({ id }) => id));
  for (const ids of having("licensing:view"))
    for (const { customerId, ...term } of await listTerms(ids, from)) facts.get(customerId)?.terms.push(term);
  for (const ids of having("requests:view"))
    for (const { customerId, ...request } of await listRequests(ids)) facts.get(customerId)?.requests.push(request);
  for (const ids of having("cost-reduction:view"))
    for (const { customerId, ...service } of await listServices(ids, from))
      facts.get(customerId)?.services.push(service);
  return facts;
}

type Of<Fact> = Fact & { customerId: string };

async function listTerms(customerIds: string[], from: CalendarDate): Promise<Of<DatedTerm>[]> {
  const terms = await db.subscription.findMany({
    where: { customerId: { in: customerIds }, removedAt: null, endDate: { gte: from } },
    orderBy: [{ endDate: "asc" }, { id: "asc" }],
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

async function listRequests(customerIds: string[]): Promise<Of<DatedRequest>[]> {
  const requests = await db.productRequest.findMany({
    where: { customerId: { in: customerIds }, closedAt: null },
    orderBy: [{ startDate: "asc" }, { id: "asc" }],
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
        where: { supersededAt: null, acceptedAt: null, declinedAt: null },
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

async function listServices(customerIds: string[], from: CalendarDate): Promise<Of<DatedService>[]> {
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

/** So many customers stand in one question: a statement holds only so many values. */
const most = 500;

function inChunks(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => ids.slice(at * most, (at + 1) * most));
}
