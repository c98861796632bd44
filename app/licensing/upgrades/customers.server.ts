import { visible } from "~/health-checks/states";
import type { CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { FailingArea, OwnedTerm, OwnSuggestion } from "./facts";
import { areasOf, type FailingRow } from "./facts.server";

/** What a rule meets at one customer. */
export interface CustomerFacts {
  customer: { slug: string; name: string };
  terms: OwnedTerm[];
  failing: FailingArea[];
  suggestions: OwnSuggestion[];
  dismissals: { sku: string; factsKey: string }[];
  /** Products with an open request. */
  requested: Set<string>;
}

const batchSize = 300;

/** Every customer by name, a batch at a time, so that a portal with many holds few of them in memory. */
export async function* everyCustomer(today: CalendarDate): AsyncGenerator<CustomerFacts> {
  for (let after: { name: string; id: string } | null = null; ; ) {
    const batch: Customer[] = await nextCustomers(after);
    yield* await factsOfEach(batch, today);
    after = batch.length === batchSize ? (batch.at(-1) ?? null) : null;
    if (!after) return;
  }
}

interface Customer {
  id: string;
  slug: string;
  name: string;
}

function nextCustomers(after: { name: string; id: string } | null): Promise<Customer[]> {
  return db.business.findMany({
    where: {
      kind: "customer",
      ...(after ? { OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] } : {}),
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: batchSize,
    select: { id: true, slug: true, name: true },
  });
}

async function factsOfEach(customers: readonly Customer[], today: CalendarDate): Promise<CustomerFacts[]> {
  const customerId = { in: customers.map(({ id }) => id) };
  const [terms, suggestions, dismissals, requests, failing] = await Promise.all([
    db.subscription.findMany({
      where: { customerId, removedAt: null, endDate: { gte: today } },
      select: { customerId: true, sku: true, startDate: true, endDate: true },
    }),
    db.suggestion.findMany({
      where: { customerId, withdrawnAt: null },
      select: { customerId: true, id: true, sku: true, reason: true, createdByName: true },
    }),
    db.dismissal.findMany({
      where: { customerId, restoredAt: null },
      select: { customerId: true, sku: true, factsKey: true },
    }),
    db.productRequest.findMany({ where: { customerId, closedAt: null }, select: { customerId: true, sku: true } }),
    failingOf(customerId.in),
  ]);
  const of = <Row extends { customerId: string }>(rows: readonly Row[]) => {
    const byCustomer = new Map<string, Row[]>();
    for (const row of rows) byCustomer.set(row.customerId, [...(byCustomer.get(row.customerId) ?? []), row]);
    return (id: string) => byCustomer.get(id) ?? [];
  };
  const [termsOf, suggestionsOf, dismissalsOf, requestsOf] = [of(terms), of(suggestions), of(dismissals), of(requests)];
  return customers.map(({ id, slug, name }) => ({
    customer: { slug, name },
    terms: termsOf(id),
    failing: failing.get(id) ?? [],
    suggestions: suggestionsOf(id),
    dismissals: dismissalsOf(id),
    requested: new Set(requestsOf(id).map(({ sku }) => sku)),
  }));
}

/** What fails in each customer's newest health check that it can read. */
async function failingOf(customerIds: readonly string[]): Promise<Map<string, FailingArea[]>> {
  const checks = await db.healthCheck.findMany({
    where: { customerId: { in: [...customerIds] }, ...visible },
    orderBy: { date: "asc" },
    select: { id: true, customerId: true, date: true },
  });
  const newest = new Map(checks.map((check) => [check.customerId, check]));
  if (newest.size === 0) return new Map();
  const ids = [...newest.values()].map(({ id }) => id);
  const rows = await db.$queryRaw<(FailingRow & { healthCheckId: string })[]>`
    SELECT "healthCheckId", "areaKey", "areaName", "severity", count(*) AS "count" FROM "Finding"
    WHERE "healthCheckId" IN (${Prisma.join(ids)}) AND "status" IN ('fail', 'warning') AND "areaKey" IS NOT NULL
    GROUP BY "healthCheckId", "areaKey", "areaName", "severity"`;
  return new Map(
    [...newest].map(([customerId, { id, date }]) => [
      customerId,
      areasOf(
        rows.filter((row) => row.healthCheckId === id),
        date,
      ),
    ]),
  );
}
