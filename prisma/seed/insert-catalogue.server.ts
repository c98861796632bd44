import type { Tx } from "~/infra/db.server";
import type { EmailDomainDecision, ProductRelationKind, Severity } from "~/infra/prisma/client";
import type { Files } from "./files.server";
import { missing } from "./missing";

/** Products and how they stand to each other. */
export async function insertProducts(tx: Tx, products: Files["products"]): Promise<void> {
  const known = await tx.product.findMany({ select: { sku: true } });
  const fresh = missing(
    products.map((product, position) => ({ ...product, position })),
    known,
    "sku",
  );
  await tx.product.createMany({
    data: fresh.map(({ includes, requires, upgradesTo, replacedBy, suggestWhenOwned, ...product }) => product),
  });
  // Only of new products: a relation that an admin removed from an old one stays away.
  await tx.productRelation.createMany({ data: fresh.flatMap(relationsOf) });
}

/** Technology areas with their help texts and checks. */
export async function insertAreas(tx: Tx, areas: Files["areas"]): Promise<void> {
  const fresh = missing(
    areas.map((area, position) => ({ ...area, position })),
    await tx.technologyArea.findMany({ select: { key: true } }),
    "key",
  );
  await tx.technologyArea.createMany({
    data: fresh.map(({ checks, ...area }) => ({ ...area, nameKey: nameKey(area.name) })),
  });
  const knownChecks = await tx.technologyCheck.findMany({ select: { key: true } });
  await tx.technologyCheck.createMany({
    data: missing(
      areas.flatMap(({ key: areaKey, checks }) =>
        checks.map((check, position) => ({ ...check, severity: check.severity as Severity, areaKey, position })),
      ),
      knownChecks,
      "key",
    ),
  });
}

export async function insertEmailDomains(tx: Tx, rules: Files["emailDomains"]): Promise<void> {
  const known = await tx.emailDomainRule.findMany({ select: { domain: true } });
  await tx.emailDomainRule.createMany({
    data: missing(
      rules.map((rule) => ({ ...rule, decision: rule.decision as EmailDomainDecision })),
      known,
      "domain",
    ),
  });
}

/** A text is given its first version only where it has none at all. */
export async function insertTexts(tx: Tx, texts: Files["texts"]): Promise<void> {
  const known = await tx.textVersion.findMany({ select: { key: true }, distinct: ["key"] });
  await tx.textVersion.createMany({
    data: missing(
      Object.entries(texts).map(([key, body]) => ({ key, body: body.trim(), version: 1 })),
      known,
      "key",
    ),
  });
}

function relationsOf(product: Files["products"][number]) {
  const relations: [ProductRelationKind, string[]][] = [
    ["includes", product.includes],
    ["requires", product.requires],
    ["upgrades_to", product.upgradesTo],
    ["replaced_by", product.replacedBy],
    ["suggest_when_owned", product.suggestWhenOwned],
  ];
  return relations.flatMap(([kind, skus]) =>
    skus.map((toSku, position) => ({ fromSku: product.sku, kind, toSku, position })),
  );
}

function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
