import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today } from "~/infra/calendar";
import { type Tx, transact } from "~/infra/db.server";
import { readCatalogue } from "~/licensing/catalogue/catalogue.server";
import { eventOf } from "~/licensing/catalogue/change-product.server";
import { findCatalogueProblems, newProblems } from "~/licensing/catalogue/problems";
import { getEditableProduct } from "~/licensing/catalogue/products.server";
import {
  inStoredOrder,
  type Refusals,
  type RelationChange,
  type Relations,
  refusalsOf,
  refusedOf,
  relationChanges,
  relationsOf,
  withRelations,
} from "~/licensing/catalogue/relations";
import { moveCatalogueStamp } from "~/licensing/catalogue/stamp.server";
import { countHolders } from "~/licensing/catalogue/use.server";

export type Related =
  | { outcome: "changed" | "unchanged" }
  | { outcome: "refused"; refusals: Refusals }
  | { outcome: "conflict"; overwritten: RelationChange[]; version: number };

/** Saves how a product stands to others, unless that runs in a circle or leads nowhere; null where there is no such product. */
export async function changeRelations(
  sku: string,
  chosen: Relations,
  version: number,
  actor: Actor,
  now = new Date(),
): Promise<Related | null> {
  return transact(async (tx) => {
    const product = await getEditableProduct(sku, tx);
    if (!product) return null;
    const catalogue = await readCatalogue(tx);
    const stored = relationsOf(catalogue, sku);
    const typed = inStoredOrder(stored, chosen);
    const changes = relationChanges(stored, typed);
    if (changes.length === 0) return { outcome: "unchanged" };
    if (product.version !== version) return { outcome: "conflict", overwritten: changes, version: product.version };
    const refused = refusedOf(catalogue, sku, typed);
    if (Object.keys(refused).length > 0) return { outcome: "refused", refusals: refused };

    const held = [...(await countHolders(tx, today(now))).keys()];
    const after = withRelations(catalogue, sku, typed);
    const problems = newProblems(findCatalogueProblems(catalogue, held), findCatalogueProblems(after, held));
    if (problems.length > 0) return { outcome: "refused", refusals: refusalsOf(sku, problems) };

    await saveRelations(tx, { sku, name: product.name }, changes, actor);
    await moveCatalogueStamp(tx);
    return { outcome: "changed" };
  });
}

/** Without the stamp, which the caller moves once for all that it changes. */
export async function saveRelations(
  tx: Tx,
  { sku, name }: { sku: string; name: string },
  changes: readonly RelationChange[],
  actor: Actor,
): Promise<void> {
  for (const { kind, typed } of changes) {
    await tx.productRelation.deleteMany({ where: { fromSku: sku, kind } });
    await tx.productRelation.createMany({
      data: typed.map((toSku, position) => ({ fromSku: sku, kind, toSku, position })),
    });
  }
  await tx.product.update({ where: { sku }, data: { version: { increment: 1 } }, select: { sku: true } });
  await record(tx, {
    ...eventOf(sku, actor),
    action: "product.relate",
    before: Object.fromEntries(changes.map(({ kind, stored }) => [kind, stored.join(", ")])),
    after: { name, ...Object.fromEntries(changes.map(({ kind, typed }) => [kind, typed.join(", ")])) },
  });
}
