import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import type { KnownAreas } from "./csv/reading";

/** Every technology area in the catalogue's order, for a list. */
export function listAreas() {
  return db.technologyArea.findMany({
    orderBy: { position: "asc" },
    select: {
      key: true,
      product: true,
      name: true,
      updatedAt: true,
      _count: { select: { checks: true, upgradeRules: { where: { retiredAt: null } } } },
    },
  });
}

/** One area with its help text and its known checks; null where the portal does not know it. */
export function getArea(key: string) {
  return db.technologyArea.findUnique({
    where: { key },
    select: {
      key: true,
      product: true,
      name: true,
      helpWhat: true,
      helpWhy: true,
      helpGood: true,
      sources: true,
      updatedAt: true,
      version: true,
      checks: {
        orderBy: { position: "asc" },
        select: { key: true, title: true, recommendation: true, severity: true, healthySetting: true, reference: true },
      },
    },
  });
}

/** What files are matched against. */
export function knownAreas(): Promise<KnownAreas> {
  return db.technologyArea.findMany({
    orderBy: { position: "asc" },
    select: { key: true, name: true, product: true, checks: { select: { key: true, title: true, severity: true } } },
  });
}

export interface AreaHelp {
  helpWhat: string;
  helpWhy: string;
  helpGood: string;
}

/** The products that a rule suggests where the area fails, by name. */
export async function listAnswers(areaKey: string): Promise<{ sku: string; name: string; reason: string }[]> {
  const rules = await db.upgradeRule.findMany({
    where: { areaKey, retiredAt: null },
    orderBy: [{ product: { position: "asc" } }, { sku: "asc" }],
    select: { sku: true, reason: true, product: { select: { name: true } } },
  });
  return rules.map(({ sku, reason, product }) => ({ sku, name: product.name, reason }));
}

/** Refuses to overwrite what another admin saved since `version` was read: their text comes back instead. */
export function editAreaHelp(
  key: string,
  edit: AreaHelp & { version: number },
  actor: Actor,
): Promise<
  { outcome: "saved" } | { outcome: "unknown" } | { outcome: "changed"; current: AreaHelp & { version: number } }
> {
  return transact(async (tx) => {
    const current = await tx.technologyArea.findUnique({
      where: { key },
      select: { helpWhat: true, helpWhy: true, helpGood: true, version: true },
    });
    if (!current) return { outcome: "unknown" };
    const { version, ...before } = current;
    const after = { helpWhat: edit.helpWhat, helpWhy: edit.helpWhy, helpGood: edit.helpGood };
    if (sameHelp(before, after)) return { outcome: "saved" };
    if (version !== edit.version) return { outcome: "changed", current };

    await tx.technologyArea.update({
      where: { key },
      data: { ...after, updatedAt: new Date(), version: version + 1 },
      select: { key: true },
    });
    const subject = { subjectType: "TechnologyArea", subjectId: key };
    await record(tx, { actor, businessId: null, action: "technology-area.edit", ...subject, before, after });
    return { outcome: "saved" };
  });
}

function sameHelp(a: AreaHelp, b: AreaHelp): boolean {
  return a.helpWhat === b.helpWhat && a.helpWhy === b.helpWhy && a.helpGood === b.helpGood;
}
