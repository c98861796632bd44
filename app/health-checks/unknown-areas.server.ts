import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { plainName } from "~/infra/csv/plain-text";
import { db, type Tx, transact } from "~/infra/db.server";
import type { AreaHelp } from "./areas.server";

/** An area that files name and the portal has no help for. */
export interface UnknownArea {
  /** As most of its rows are written. */
  name: string;
  product: string;
  rows: number;
  /** By name. */
  customers: string[];
}

const shownAtMost = 100;

/** From the uploads that stand, those with the most rows first. */
export async function listUnknownAreas(): Promise<UnknownArea[]> {
  const groups = await db.$queryRaw<{ name: string; product: string; customer: string; rows: bigint }[]>`
    SELECT t."areaName" AS "name", t."product", b."name" AS "customer", sum(t."count") AS "rows"
    FROM "FindingTally" t
    JOIN "HealthCheck" h ON h."id" = t."healthCheckId"
    JOIN "Business" b ON b."id" = h."customerId"
    WHERE t."areaKey" IS NULL AND h."readyAt" IS NOT NULL AND h."discardedAt" IS NULL AND h."undoneAt" IS NULL
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1`;
  const areas = new Map<string, UnknownArea>();
  for (const { name, product, customer, rows } of groups) {
    const area = areas.get(plainName(name)) ?? { name, product, rows: 0, customers: [] };
    areas.set(plainName(name), {
      ...area,
      rows: area.rows + Number(rows),
      customers: [...new Set([...area.customers, customer])].sort(),
    });
  }
  return [...areas.values()].sort((a, b) => b.rows - a.rows || a.name.localeCompare(b.name)).slice(0, shownAtMost);
}

export type AddOutcome =
  /** `rows`: so many rows of uploads belong to it from now on. */
  | { outcome: "added"; rows: number }
  | { outcome: "key-taken" }
  /** Under this name there is one already; what uploads had of it unknown belongs to it now. */
  | { outcome: "name-taken"; key: string };

/** Adds an area with its help; rows of its name in all uploads belong to it at once, those of later uploads by themselves. */
export function addArea(
  area: AreaHelp & { key: string; product: string; name: string },
  actor: Actor,
): Promise<AddOutcome> {
  const { key, product, name, helpWhat, helpWhy, helpGood } = area;
  const nameKey = plainName(name);
  return transact(async (tx): Promise<AddOutcome> => {
    const named = await tx.technologyArea.findUnique({ where: { nameKey }, select: { key: true } });
    if (named) {
      await adopt(tx, named.key, nameKey);
      return { outcome: "name-taken", key: named.key };
    }
    if (await tx.technologyArea.findUnique({ where: { key }, select: { key: true } })) return { outcome: "key-taken" };

    const last = await tx.technologyArea.aggregate({ _max: { position: true } });
    const after = { key, product, name, helpWhat, helpWhy, helpGood };
    const position = (last._max.position ?? -1) + 1;
    await tx.technologyArea.create({
      data: { ...after, nameKey, position, sources: [], updatedAt: new Date() },
      select: { key: true },
    });
    const rows = await adopt(tx, key, nameKey);
    const subject = { subjectType: "TechnologyArea", subjectId: key };
    await record(tx, { actor, businessId: null, action: "technology-area.add", ...subject, after: { ...after, rows } });
    return { outcome: "added", rows };
  });
}

const rowsAtOnce = 5000;

// Statement by statement: between two of them the process gets to answer other people.
async function adopt(tx: Tx, areaKey: string, nameKey: string): Promise<number> {
  const unknown = await tx.findingTally.findMany({
    where: { areaKey: null },
    distinct: ["healthCheckId", "areaName"],
    select: { healthCheckId: true, areaName: true },
  });
  let rows = 0;
  for (const { healthCheckId, areaName } of unknown.filter((one) => plainName(one.areaName) === nameKey)) {
    await tx.findingTally.updateMany({ where: { healthCheckId, areaName, areaKey: null }, data: { areaKey } });
    for (let adopted = rowsAtOnce; adopted === rowsAtOnce; rows += adopted) {
      adopted = await tx.$executeRaw`
        UPDATE "Finding" SET "areaKey" = ${areaKey} WHERE "id" IN (
          SELECT "id" FROM "Finding"
          WHERE "healthCheckId" = ${healthCheckId} AND "areaName" = ${areaName} AND "areaKey" IS NULL
          LIMIT ${rowsAtOnce}
        )`;
    }
  }
  return rows;
}
