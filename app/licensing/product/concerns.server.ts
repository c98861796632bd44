import type { Capability } from "~/access/keys";
import { orders } from "~/health-checks/findings-query.server";
import { visible } from "~/health-checks/states";
import type { Severity, Status } from "~/health-checks/vocabulary";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Catalogue, withIncluded } from "~/licensing/catalogue/graph";
import { listPriorities } from "~/licensing/product/priorities.server";
import { answeringEdition } from "~/licensing/upgrades/answers";
import { listRulesInForce } from "~/licensing/upgrades/facts.server";

type May = (key: Capability) => boolean;

/** How many findings a product's page lists, the worst first. */
const shownFindings = 6;

/** What a product concerns at the customer; a part for which the reader lacks the key is null, as if it were not there. */
export async function getConcerns(customerId: string, sku: string, catalogue: Catalogue, may: May) {
  const [findings, services, objectives] = await Promise.all([
    may("health-checks:view") ? getFindings(customerId, sku, catalogue) : null,
    may("cost-reduction:view") ? listServices(customerId, sku) : null,
    may("alignment:view") ? listObjectives(customerId, sku) : null,
  ]);
  return { findings, services, objectives };
}

export type Concerns = Awaited<ReturnType<typeof getConcerns>>;

interface FindingLine {
  line: number;
  title: string;
  areaName: string;
  status: Status;
  severity: Severity;
}

async function getFindings(customerId: string, sku: string, catalogue: Catalogue) {
  const areas = await areasAnswered(sku, catalogue);
  if (areas.length === 0) return null;
  const check = await db.healthCheck.findFirst({
    where: { customerId, ...visible },
    orderBy: { date: "desc" },
    select: { id: true, date: true },
  });
  if (!check) return null;
  const where = Prisma.sql`f."healthCheckId" = ${check.id} AND f."areaKey" IN (${Prisma.join(areas)})
    AND f."status" IN ('fail', 'warning')`;
  const counts = await db.$queryRaw<{ product: string; areaName: string; count: bigint }[]>`
    SELECT f."product", f."areaName", count(*) AS "count" FROM "Finding" f
    WHERE ${where} GROUP BY f."product", f."areaName" ORDER BY "count" DESC, f."areaName"`;
  if (counts.length === 0) return null;
  const byArea = counts.map((row) => ({ ...row, count: Number(row.count) }));
  const total = byArea.reduce((sum, { count }) => sum + count, 0);
  const worst = await db.$queryRaw<(Omit<FindingLine, "line"> & { line: bigint })[]>`
    SELECT f."line", f."title", f."areaName", f."status", f."severity" FROM "Finding" f
    WHERE ${where} ORDER BY ${orders.worst} LIMIT ${shownFindings}`;
  return {
    date: check.date,
    total,
    byArea,
    worst: worst.map((row): FindingLine => ({ ...row, line: Number(row.line) })),
  };
}

/** The technology areas that the product answers: itself, through what it includes, or as a later edition. */
async function areasAnswered(sku: string, catalogue: Catalogue): Promise<string[]> {
  const brought = withIncluded(catalogue, [sku]);
  const rules = await listRulesInForce();
  const keys = rules.flatMap(({ areaKey, sku: answer }) => {
    const product = catalogue.products.get(answer);
    return areaKey !== null && product && answeringEdition(catalogue, brought, product) ? [areaKey] : [];
  });
  return [...new Set(keys)];
}

/** Services that the product is meant to replace or of a kind that it usually replaces, unless the customer keeps them. */
async function listServices(customerId: string, sku: string) {
  const templates = await db.legacyServiceTemplate.findMany({ select: { key: true, replacedBy: true } });
  const kinds = templates.filter(({ replacedBy }) => Array.isArray(replacedBy) && replacedBy.includes(sku));
  const services = await db.legacyService.findMany({
    where: {
      customerId,
      removedAt: null,
      decision: { not: "keep" },
      OR: [{ replacedBySku: sku }, { replacedBySku: null, templateKey: { in: kinds.map(({ key }) => key) } }],
    },
    orderBy: [{ expirationDate: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: { id: true, name: true, expirationDate: true, noticeDate: true, replacedBySku: true },
  });
  return services.map(({ replacedBySku, ...service }) => ({ ...service, isPlanned: replacedBySku === sku }));
}

/** Objectives that the product serves and that are still pursued; by priority, and then what is due first. */
async function listObjectives(customerId: string, sku: string) {
  const objectives = await db.objective.findMany({
    where: { customerId, removedAt: null, status: { notIn: ["cancelled", "deferred"] }, products: { some: { sku } } },
    orderBy: { title: "asc" },
    select: { id: true, title: true, targetDate: true, priority: true },
  });
  const priorities = await listPriorities();
  const rank = (priority: string) => priorities.findIndex(({ key }) => key === priority);
  return objectives
    .map((objective) => ({ ...objective, priorityName: priorities[rank(objective.priority)]?.label ?? "" }))
    .toSorted(
      (a, b) => rank(a.priority) - rank(b.priority) || (a.targetDate ?? "9999").localeCompare(b.targetDate ?? "9999"),
    );
}
