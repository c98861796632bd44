import type { Capability } from "~/access/keys";
import { visible } from "~/health-checks/states";
import { noSeverities, type Severity, type SeverityCounts } from "~/health-checks/vocabulary";
import { today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { oncePerRequest } from "~/infra/request-context.server";
import { stands, type Term } from "~/licensing/subscriptions/term";
import type { FailingArea, OwnSuggestion, RuleInForce, UpgradeFacts } from "./facts";

/** What decides the suggestions to a customer; `terms` are all of its terms, `may` the reader's keys. */
export async function getUpgradeFacts(
  customerId: string,
  terms: readonly Term[],
  may: (key: Capability) => boolean,
  now = new Date(),
): Promise<UpgradeFacts> {
  const today = dayOf(now);
  const [rules, failing, suggestions] = await Promise.all([
    listRulesInForce(),
    listFailingAreas(customerId),
    listOwnSuggestions(customerId),
  ]);
  return {
    today,
    terms: terms.filter((term) => stands(term, today)),
    rules,
    failing,
    suggestions,
    readsFindings: may("health-checks:view"),
  };
}

/** A suggestion that the customer does not want to see while the facts behind it are these. */
export interface Dismissal {
  id: string;
  sku: string;
  factsKey: string;
  reason: string;
  dismissedAt: Date;
  dismissedByName: string;
}

/** Those that were not taken back, newest first; one whose facts changed since no longer hides its product. */
export function listDismissals(customerId: string): Promise<Dismissal[]> {
  return db.dismissal.findMany({
    where: { customerId, restoredAt: null },
    orderBy: { dismissedAt: "desc" },
    select: { id: true, sku: true, factsKey: true, reason: true, dismissedAt: true, dismissedByName: true },
  });
}

/** The rules that are switched on. */
export function listRulesInForce(): Promise<RuleInForce[]> {
  return oncePerRequest("upgrade rules", () =>
    db.upgradeRule.findMany({ where: { retiredAt: null }, orderBy: { id: "asc" }, select: ruleColumns }),
  );
}

export const ruleColumns = { id: true, sku: true, ownedSku: true, areaKey: true, reason: true } as const;

async function listFailingAreas(customerId: string): Promise<FailingArea[]> {
  const check = await db.healthCheck.findFirst({
    where: { customerId, ...visible },
    orderBy: { date: "desc" },
    select: { id: true, date: true },
  });
  if (!check) return [];
  const rows = await db.$queryRaw<FailingRow[]>`
    SELECT "areaKey", "areaName", "severity", sum("count") AS "count" FROM "FindingTally"
    WHERE "healthCheckId" = ${check.id} AND "status" IN ('fail', 'warning') AND "areaKey" IS NOT NULL
    GROUP BY "areaKey", "areaName", "severity"`;
  return areasOf(rows, check.date);
}

export interface FailingRow {
  areaKey: string;
  areaName: string;
  severity: Severity;
  count: bigint | number;
}

/** Rows of one health check. */
export function areasOf(rows: readonly FailingRow[], date: string): FailingArea[] {
  const areas = new Map<string, { names: Set<string>; counts: SeverityCounts }>();
  for (const { areaKey, areaName, severity, count } of rows) {
    const area = areas.get(areaKey) ?? { names: new Set(), counts: noSeverities() };
    area.names.add(areaName);
    area.counts[severity] += Number(count);
    areas.set(areaKey, area);
  }
  return [...areas]
    .map(([areaKey, { names, counts }]) => ({ areaKey, names: [...names].toSorted(), date, counts }))
    .toSorted((a, b) => (a.areaKey < b.areaKey ? -1 : 1));
}

function listOwnSuggestions(customerId: string): Promise<OwnSuggestion[]> {
  return db.suggestion.findMany({
    where: { customerId, withdrawnAt: null },
    orderBy: { id: "asc" },
    select: { id: true, sku: true, reason: true, createdByName: true },
  });
}
