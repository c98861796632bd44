import { hasManyCustomers } from "~/access/many-customers.server";
import { db } from "~/infra/db.server";
import { keeping } from "~/infra/kept.server";
import type { Prisma } from "~/infra/prisma/client";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { isRequestable } from "~/licensing/catalogue/graph";
import { countTouchedBy } from "./effect.server";
import type { RuleFilter } from "./rule-fields";

const pageSize = 25;

const columns = {
  id: true,
  sku: true,
  ownedSku: true,
  areaKey: true,
  reason: true,
  retiredAt: true,
  version: true,
  product: { select: { name: true } },
  owned: { select: { name: true } },
  area: { select: { name: true } },
} as const;

/** One page of the rules that fit, with how many customers each touches now and how often it was dismissed. */
export async function listRules(filter: RuleFilter, now = new Date()) {
  const where = await whereOf(filter);
  const [found, total] = await Promise.all([db.upgradeRule.count({ where }), db.upgradeRule.count()]);
  const pages = Math.max(1, Math.ceil(found / pageSize));
  const page = Math.min(filter.page, pages);
  const rules = await db.upgradeRule.findMany({
    where,
    orderBy: [{ product: { position: "asc" } }, { areaKey: "asc" }, { owned: { position: "asc" } }, { id: "asc" }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: columns,
  });
  const [touched, dismissed] = await Promise.all([countTouched(rules, now), countDismissals(rules)]);
  return {
    found,
    total,
    page,
    pages,
    rules: rules.map((rule) => ({
      ...told(rule),
      touches: touched.get(rule.id) ?? 0,
      dismissed: dismissed.get(rule.id) ?? 0,
    })),
  };
}

const keep = keeping<Map<string, number>>(60_000);

/** Where there are many customers, as it was within the last minute: a rule that was changed is counted anew. */
async function countTouched(rules: readonly { id: string; sku: string; version: number }[], now: Date) {
  const reckon = () => countTouchedBy(rules, now);
  if (!(await hasManyCustomers())) return reckon();
  return keep(rules.map(({ id, version }) => `${id} ${version}`).join(), reckon);
}

export type ListedRule = Awaited<ReturnType<typeof listRules>>["rules"][number];

/** One rule, switched on or off; null where there is none. */
export async function getRule(id: string) {
  const rule = await db.upgradeRule.findUnique({ where: { id }, select: columns });
  if (!rule) return null;
  const [catalogue, dismissed] = await Promise.all([getCatalogue(), countDismissals([rule])]);
  const product = catalogue.products.get(rule.sku);
  return {
    ...told(rule),
    isRequestable: product !== undefined && isRequestable(product),
    dismissed: dismissed.get(id) ?? 0,
  };
}

/** What a rule can be about: every product that is not retired, and every technology area. */
export async function getRuleChoices() {
  const [{ products }, areas] = await Promise.all([
    getCatalogue(),
    db.technologyArea.findMany({
      orderBy: { position: "asc" },
      select: { key: true, name: true, product: true },
    }),
  ]);
  return {
    products: [...products.values()]
      .filter(({ isRetired }) => !isRetired)
      .map(({ sku, name }) => ({ value: sku, label: `${name} (${sku})` })),
    areas: areas.map(({ key, name, product }) => ({ value: key, label: `${product}: ${name}` })),
  };
}

async function whereOf({ search, condition, state }: RuleFilter): Promise<Prisma.UpgradeRuleWhereInput> {
  return {
    ...(search ? await naming(search) : {}),
    ...(condition === "owned" ? { ownedSku: { not: null } } : {}),
    ...(condition === "area" ? { areaKey: { not: null } } : {}),
    ...(state === "on" ? { retiredAt: null } : {}),
    ...(state === "off" ? { retiredAt: { not: null } } : {}),
  };
}

/** Letter by letter: % and _ are letters too. */
async function naming(search: string): Promise<Prisma.UpgradeRuleWhereInput> {
  const [{ products }, areas] = await Promise.all([
    getCatalogue(),
    db.technologyArea.findMany({ select: { key: true, name: true } }),
  ]);
  const has = (text: string) => text.toLowerCase().includes(search.toLowerCase());
  const skus = [...products.values()].filter(({ name, sku }) => has(`${name}\n${sku}`)).map(({ sku }) => sku);
  const areaKeys = areas.filter(({ name }) => has(name)).map(({ key }) => key);
  return { OR: [{ sku: { in: skus } }, { ownedSku: { in: skus } }, { areaKey: { in: areaKeys } }] };
}

type RuleRow = Prisma.UpgradeRuleGetPayload<{ select: typeof columns }>;

function told({ retiredAt, product, owned, area, ...rule }: RuleRow) {
  return {
    ...rule,
    isOn: retiredAt === null,
    product: product.name,
    condition: owned ? ("owned" as const) : ("area" as const),
    conditionName: owned?.name ?? area?.name ?? "",
  };
}

/** How often a rule's product was dismissed while the rule was among its reasons; what was restored counts too. */
async function countDismissals(rules: readonly { id: string; sku: string }[]): Promise<Map<string, number>> {
  const dismissals = await db.dismissal.findMany({
    where: { sku: { in: [...new Set(rules.map(({ sku }) => sku))] } },
    select: { sku: true, factsKey: true },
  });
  return new Map(
    rules.map(({ id, sku }) => [
      id,
      dismissals.filter((dismissal) => dismissal.sku === sku && dismissal.factsKey.includes(id)).length,
    ]),
  );
}
