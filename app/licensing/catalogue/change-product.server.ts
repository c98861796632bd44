import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today } from "~/infra/calendar";
import { plainWord } from "~/infra/csv/plain-text";
import { type Tx, transact } from "~/infra/db.server";
import { readCatalogue } from "~/licensing/catalogue/catalogue.server";
import {
  type CatalogueProblem,
  findCatalogueProblems,
  newProblems,
  retiringProblems,
} from "~/licensing/catalogue/problems";
import { type Change, differences, type ProductDetails, saidBy } from "~/licensing/catalogue/product-fields";
import { getEditableProduct, stored } from "~/licensing/catalogue/products.server";
import { moveCatalogueStamp } from "~/licensing/catalogue/stamp.server";
import { countHolders, getUse, isInUse } from "~/licensing/catalogue/use.server";

/** Adds a product at the end of the catalogue; the same form sent again adds nothing. */
export async function addProduct(
  sku: string,
  details: ProductDetails,
  actor: Actor,
): Promise<"added" | "added-before" | "sku-taken" | "name-taken"> {
  return transact(async (tx) => {
    const found = await getEditableProduct(sku, tx);
    if (found) return differences(found, details).length === 0 ? "added-before" : "sku-taken";
    if (await isNameTaken(tx, details.name, sku)) return "name-taken";

    await createProduct(tx, sku, details, actor);
    await moveCatalogueStamp(tx);
    return "added";
  });
}

/** The product as somebody else saved it meanwhile: what would be overwritten, and the version that holds now. */
export interface Conflict {
  overwritten: Change[];
  version: number;
}

export type Saved =
  | { outcome: "changed"; problems: CatalogueProblem[] }
  | { outcome: "unchanged" | "name-taken" }
  | { outcome: "conflict"; conflict: Conflict };

/** Saves what differs; null where there is no such product. Says what the change leaves without a way. */
export async function changeProduct(
  sku: string,
  details: ProductDetails,
  version: number,
  actor: Actor,
  now = new Date(),
): Promise<Saved | null> {
  return transact(async (tx) => {
    const found = await getEditableProduct(sku, tx);
    if (!found) return null;
    const changes = differences(found, details);
    if (changes.length === 0) return { outcome: "unchanged" };
    if (found.version !== version)
      return { outcome: "conflict", conflict: { overwritten: changes, version: found.version } };
    if (details.name !== found.name && (await isNameTaken(tx, details.name, sku))) return { outcome: "name-taken" };

    const problems = await problemsOf(tx, now, () => saveProduct(tx, sku, details, changes, actor));
    await moveCatalogueStamp(tx);
    return { outcome: "changed", problems };
  });
}

export type Retired = "done" | "done-before" | "changed-meanwhile" | "in-use";

/**
 * Takes a product off the offer, or back. Where customers hold it, or it leaves others without a way, only for who has
 * `seen` so; null where there is no such product.
 */
export async function retireProduct(
  sku: string,
  { isRetired, version, seen }: { isRetired: boolean; version: number; seen: boolean },
  actor: Actor,
  now = new Date(),
): Promise<{ outcome: Retired; name: string } | null> {
  return transact(async (tx) => {
    const found = await getEditableProduct(sku, tx);
    if (!found) return null;
    const { name } = found;
    if (found.isRetired === isRetired) return { outcome: "done-before", name };
    if (found.version !== version) return { outcome: "changed-meanwhile", name };
    if (isRetired && !seen && (await leavesBehind(tx, sku, now))) return { outcome: "in-use", name };

    await setRetired(tx, sku, isRetired, actor, now);
    await moveCatalogueStamp(tx);
    return { outcome: "done", name };
  });
}

/** Without the stamp, which the caller moves once for all that it changes. */
export async function createProduct(tx: Tx, sku: string, details: ProductDetails, actor: Actor): Promise<void> {
  const { _max } = await tx.product.aggregate({ _max: { position: true } });
  const position = (_max.position ?? -1) + 1;
  await tx.product.create({
    data: { sku, ...stored(details), position, confidence: "high", sources: [] },
    select: { sku: true },
  });
  await record(tx, { ...eventOf(sku, actor), action: "product.add", after: saidBy(details) });
}

/** Without the stamp. The guard of the version is the caller's: it has read the product in this transaction. */
export async function saveProduct(
  tx: Tx,
  sku: string,
  details: ProductDetails,
  changes: readonly Change[],
  actor: Actor,
): Promise<void> {
  await tx.product.update({
    where: { sku },
    data: { ...stored(details), version: { increment: 1 } },
    select: { sku: true },
  });
  await record(tx, {
    ...eventOf(sku, actor),
    action: "product.change",
    before: { ...Object.fromEntries(changes.map(({ field, stored }) => [field, stored])) },
    after: { ...Object.fromEntries(changes.map(({ field, typed }) => [field, typed])), name: details.name },
  });
}

/** Without the stamp. */
export async function setRetired(tx: Tx, sku: string, isRetired: boolean, actor: Actor, now: Date): Promise<void> {
  const { name } = await tx.product.update({
    where: { sku },
    data: { retiredAt: isRetired ? now : null, version: { increment: 1 } },
    select: { name: true },
  });
  await record(tx, {
    ...eventOf(sku, actor),
    action: isRetired ? "product.retire" : "product.take-back",
    after: { name },
  });
}

export function eventOf(sku: string, actor: Actor) {
  return { actor, businessId: null, subjectType: "Product", subjectId: sku };
}

/** What is wrong with the catalogue after the change and was not before it. */
async function problemsOf(tx: Tx, now: Date, change: () => Promise<void>): Promise<CatalogueProblem[]> {
  const held = [...(await countHolders(tx, today(now))).keys()];
  const before = findCatalogueProblems(await readCatalogue(tx), held);
  await change();
  return newProblems(before, findCatalogueProblems(await readCatalogue(tx), held));
}

async function leavesBehind(tx: Tx, sku: string, now: Date): Promise<boolean> {
  if (isInUse(await getUse(tx, sku, today(now)))) return true;
  const held = [...(await countHolders(tx, today(now))).keys()];
  return retiringProblems(await readCatalogue(tx), held, sku).length > 0;
}

async function isNameTaken(tx: Tx, name: string, sku: string): Promise<boolean> {
  const others = await tx.product.findMany({ where: { sku: { not: sku } }, select: { name: true } });
  return others.some((other) => plainWord(other.name) === plainWord(name));
}
