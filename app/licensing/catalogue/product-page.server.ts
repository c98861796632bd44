import { today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import type { Catalogue } from "~/licensing/catalogue/graph";
import { getHistory } from "~/licensing/catalogue/history.server";
import { problemText, retiringProblems } from "~/licensing/catalogue/problems";
import { getEditableProduct, getSuggestions } from "~/licensing/catalogue/products.server";
import { namedBy, relationsOf } from "~/licensing/catalogue/relations";
import { countHolders, getUse } from "~/licensing/catalogue/use.server";

/** All that the editor of a product shows; null where there is no such product. */
export async function getProductPage(sku: string, now = new Date()) {
  const product = await getEditableProduct(sku);
  if (!product) return null;
  const date = today(now);
  const [catalogue, suggestions, use, holders, history] = await Promise.all([
    getCatalogue(),
    getSuggestions(),
    getUse(db, sku, date),
    countHolders(db, date),
    getHistory(sku),
  ]);
  const leaves = product.isRetired ? [] : retiringProblems(catalogue, [...holders.keys()], sku).map(problemText);
  return { product, suggestions, use, leaves, history, relations: getRelationLists(catalogue, sku) };
}

/** All that the editor of a product's relations shows; null where there is no such product. */
export async function getRelationsPage(sku: string) {
  const product = await getEditableProduct(sku);
  if (!product) return null;
  const catalogue = await getCatalogue();
  const choices = [...catalogue.products.values()].filter((other) => other.sku !== sku);
  return {
    product: { sku, name: product.name, version: product.version },
    relations: relationsOf(catalogue, sku),
    named: getRelationLists(catalogue, sku).named,
    choices: choices.map(({ sku, name, family, isRetired }) => ({ sku, name, family, isRetired })),
  };
}

function getRelationLists(catalogue: Catalogue, sku: string) {
  const named = (skus: readonly string[]) =>
    skus.map((one) => ({ sku: one, name: catalogue.products.get(one)?.name ?? one }));
  const own = relationsOf(catalogue, sku);
  const others = namedBy(catalogue, sku);
  return {
    own: {
      includes: named(own.includes),
      requires: named(own.requires),
      upgrades_to: named(own.upgrades_to),
      replaced_by: named(own.replaced_by),
    },
    named: {
      includedIn: named(others.includedIn),
      neededBy: named(others.neededBy),
      upgradeOf: named(others.upgradeOf),
      replaces: named(others.replaces),
    },
  };
}
