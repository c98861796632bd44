import { db } from "~/infra/db.server";
import type { Prisma, ProductRelationKind } from "~/infra/prisma/client";
import { type CatalogueSearch, productsPerPage } from "~/licensing/catalogue-search";

const inCatalogue: Prisma.ProductWhereInput = { retiredAt: null };

/** One page of what is found, in the catalogue's order, with the number of all that is found. */
export async function searchProducts({ search, family, kind, page }: CatalogueSearch) {
  const where: Prisma.ProductWhereInput = {
    ...inCatalogue,
    ...(family ? { family } : {}),
    ...(kind ? { kind } : {}),
    ...(search
      ? { OR: [{ name: { contains: search } }, { summary: { contains: search } }, { sku: { contains: search } }] }
      : {}),
  };
  const found = await db.product.count({ where });
  const products = await db.product.findMany({
    where,
    orderBy: { position: "asc" },
    skip: (page - 1) * productsPerPage,
    take: productsPerPage,
    select: { sku: true, name: true, family: true, kind: true, unit: true, summary: true, lifecycle: true },
  });
  return { products, found };
}

/** The number of products on the shelf All Products, and what they can be filtered by. */
export async function describeCatalogue() {
  const groups = await db.product.groupBy({
    by: ["family", "kind"],
    where: inCatalogue,
    _count: { _all: true },
    _min: { position: true },
    orderBy: { _min: { position: "asc" } },
  });
  return {
    total: groups.reduce((sum, group) => sum + group._count._all, 0),
    families: [...new Set(groups.map(({ family }) => family))],
    kinds: [...new Set(groups.map(({ kind }) => kind))],
  };
}

/** What a product is and how it stands to others; null where the catalogue does not hold it. */
export async function getProduct(sku: string) {
  const product = await db.product.findUnique({
    where: { sku },
    select: {
      sku: true,
      name: true,
      family: true,
      edition: true,
      kind: true,
      unit: true,
      summary: true,
      description: true,
      helpUrl: true,
      lifecycle: true,
      relations: {
        orderBy: { position: "asc" },
        select: { kind: true, to: { select: { sku: true, name: true } } },
      },
      relatedTo: {
        orderBy: { from: { position: "asc" } },
        where: { kind: { in: ["includes", "upgrades_to"] } },
        select: { kind: true, from: { select: { sku: true, name: true } } },
      },
    },
  });
  if (!product) return null;
  const { relations, relatedTo, ...described } = product;
  const to = (kind: ProductRelationKind) =>
    relations.filter((relation) => relation.kind === kind).map((relation) => relation.to);
  const from = (kind: ProductRelationKind) =>
    relatedTo.filter((relation) => relation.kind === kind).map((relation) => relation.from);
  return {
    ...described,
    includes: to("includes"),
    includedIn: from("includes"),
    requires: to("requires"),
    upgradesTo: to("upgrades_to"),
    upgradeOf: from("upgrades_to"),
    replacedBy: to("replaced_by"),
  };
}
