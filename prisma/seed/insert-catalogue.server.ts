import { randomUUID } from "node:crypto";
import { plainName } from "~/infra/csv/plain-text";
import type { Tx } from "~/infra/db.server";
import type { ProductRelationKind } from "~/infra/prisma/client";
import type { Files } from "./files.server";
import { insertMissing } from "./insert-missing.server";

/** Products and how they stand to each other. */
export async function insertProducts(tx: Tx, products: Files["products"]): Promise<void> {
  const known = new Set((await tx.product.findMany({ select: { sku: true } })).map(({ sku }) => sku));
  await insertMissing(
    tx,
    "Product",
    products.map(({ includes, requires, upgradesTo, replacedBy, ...product }, position) => ({
      ...product,
      position,
    })),
  );
  // Only of new products: a relation that an admin removed from an old one stays away.
  const fresh = products.filter(({ sku }) => !known.has(sku));
  await insertMissing(tx, "ProductRelation", fresh.flatMap(relationsOf));
}

/** When a product is suggested; a rule that an admin switched off is there and stays off. */
export async function insertUpgradeRules(tx: Tx, { owned, areas }: Files["upgradeRules"]): Promise<void> {
  await insertMissing(
    tx,
    "UpgradeRule",
    owned.map((rule) => ({ id: randomUUID(), ...rule })),
  );
  await insertMissing(
    tx,
    "UpgradeRule",
    areas.map((rule) => ({ id: randomUUID(), ...rule })),
  );
}

/** Technology areas with their help texts and checks. */
export async function insertAreas(tx: Tx, areas: Files["areas"]): Promise<void> {
  await insertMissing(
    tx,
    "TechnologyArea",
    areas.map(({ checks, ...area }, position) => ({ ...area, nameKey: plainName(area.name), position })),
  );
  // An area whose name an admin took for one of their own is not there under our key.
  const there = new Set((await tx.technologyArea.findMany({ select: { key: true } })).map(({ key }) => key));
  await insertMissing(
    tx,
    "TechnologyCheck",
    areas
      .filter(({ key }) => there.has(key))
      .flatMap(({ key: areaKey, checks }) => checks.map((check, position) => ({ ...check, areaKey, position }))),
  );
}

export async function insertEmailDomains(tx: Tx, rules: Files["emailDomains"]): Promise<void> {
  const createdAt = new Date().toISOString();
  await insertMissing(
    tx,
    "EmailDomainRule",
    rules.map((rule) => ({ ...rule, createdAt })),
  );
}

/** A text is given its first version only where it has none. */
export async function insertTexts(tx: Tx, texts: Files["texts"]): Promise<void> {
  const createdAt = new Date().toISOString();
  await insertMissing(
    tx,
    "TextVersion",
    Object.entries(texts).map(([key, body]) => ({ key, version: 1, body: body.trim(), createdAt })),
  );
}

function relationsOf(product: Files["products"][number]) {
  const relations: [ProductRelationKind, string[]][] = [
    ["includes", product.includes],
    ["requires", product.requires],
    ["upgrades_to", product.upgradesTo],
    ["replaced_by", product.replacedBy],
  ];
  return relations.flatMap(([kind, skus]) =>
    skus.map((toSku, position) => ({ fromSku: product.sku, kind, toSku, position })),
  );
}
