import { visible } from "~/health-checks/states";
import type { Severity } from "~/health-checks/vocabulary";
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

/** What is asked about: other products and technology areas are not read. */
export interface Scope {
  skus: readonly string[];
  areaKeys: readonly string[];
}

/** Every customer by name, a batch at a time, so that a portal with many holds few of them in memory. */
export async function* everyCustomer(today: CalendarDate, scope: Scope): AsyncGenerator<CustomerFacts> {
  for (let after: { name: string; id: string } | null = null; ; ) {
    const batch: Customer[] = await nextCustomers(after);
    yield* await factsOfEach(batch, today, scope);
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

async function factsOfEach(
  customers: readonly Customer[],
  today: CalendarDate,
  { skus, areaKeys }: Scope,
): Promise<CustomerFacts[]> {
  const sku = { in: [...skus] };
  const customerId = { in: customers.map(({ id }) => id) };
  const [terms, suggestions, dismissals, requests, failing] = await Promise.all([
    db.subscription.findMany({
      where: { customerId, removedAt: null, endDate: { gte: today } },
      select: { customerId: true, sku: true, startDate: true, endDate: true },
    }),
    db.suggestion.findMany({
      where: { customerId, sku, withdrawnAt: null },
      select: { customerId: true, id: true, sku: true, reason: true, createdByName: true },
    }),
    db.dismissal.findMany({
      where: { customerId, sku, restoredAt: null },
      select: { customerId: true, sku: true, factsKey: true },
    }),
    db.productRequest.findMany({ where: { customerId, sku, closedAt: null }, select: { customerId: true, sku: true } }),
    areaKeys.length > 0 ? failingOf(customerId.in, areaKeys) : new Map<string, FailingArea[]>(),
  ]);
  const termsOf = grouped(terms, ({ customerId }) => customerId);
  const suggestionsOf = grouped(suggestions, ({ customerId }) => customerId);
  const dismissalsOf = grouped(dismissals, ({ customerId }) => customerId);
  const requestsOf = grouped(requests, ({ customerId }) => customerId);
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
async function failingOf(
  customerIds: readonly string[],
  areaKeys: readonly string[],
): Promise<Map<string, FailingArea[]>> {
  const checks = await db.healthCheck.findMany({
    where: { customerId: { in: [...customerIds] }, ...visible },
    orderBy: { date: "asc" },
    select: { id: true, customerId: true, date: true },
  });
  const newest = new Map(checks.map((check) => [check.customerId, check]));
  if (newest.size === 0) return new Map();
  const ids = [...newest.values()].map(({ id }) => id);
  // One row a health check: thousands of small rows cost more on the way than in the database.
  const checked = await db.$queryRaw<{ healthCheckId: string; areas: string }[]>`
    SELECT "healthCheckId", json_group_array(json_array("areaKey", "areaName", "severity", "count")) AS "areas"
    FROM (
      SELECT "healthCheckId", "areaKey", "areaName", "severity", sum("count") AS "count" FROM "FindingTally"
      WHERE "healthCheckId" IN (${Prisma.join(ids)}) AND "status" IN ('fail', 'warning')
        AND "areaKey" IN (${Prisma.join([...areaKeys])})
      GROUP BY "healthCheckId", "areaKey", "areaName", "severity"
    ) GROUP BY "healthCheckId"`;
  const rowsOf = new Map(checked.map(({ healthCheckId, areas }) => [healthCheckId, rowsIn(areas)]));
  return new Map([...newest].map(([customerId, { id, date }]) => [customerId, areasOf(rowsOf.get(id) ?? [], date)]));
}

function rowsIn(json: string): FailingRow[] {
  const rows = JSON.parse(json) as [areaKey: string, areaName: string, severity: Severity, count: number][];
  return rows.map(([areaKey, areaName, severity, count]) => ({ areaKey, areaName, severity, count }));
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return (key) => groups.get(key) ?? [];
}
