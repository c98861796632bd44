import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today as dayOf } from "~/infra/calendar";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { isRequestable, withIncluded } from "~/licensing/catalogue/graph";
import { stands } from "~/licensing/subscriptions/term";
import { listTerms } from "~/licensing/subscriptions/terms.server";

/** Why a product cannot be suggested to a customer; null: it can. */
export type Hindrance = "owned" | "not-sold" | null;

/** Null where the catalogue does not hold the product. */
export async function getSuggestion(customerId: string, sku: string, now = new Date()) {
  const catalogue = await getCatalogue();
  const product = catalogue.products.get(sku);
  if (!product) return null;
  const [terms, suggestion] = await Promise.all([listTerms(customerId), findOpen(db, customerId, sku)]);
  const today = dayOf(now);
  const owned = withIncluded(
    catalogue,
    terms.filter((term) => stands(term, today)).map((term) => term.sku),
  );
  const hindrance: Hindrance = owned.has(sku) ? "owned" : isRequestable(product) ? null : "not-sold";
  return { sku, name: product.name, hindrance, suggestion };
}

export type SuggestOutcome =
  | "suggested"
  | "changed"
  | "unchanged"
  /** What another admin did meanwhile; `reason` null: withdrawn. Nothing was changed. */
  | { conflict: { reason: string | null; version: number } };

/** Suggests a product to a customer, or says the reason anew; version 0 where the admin saw no suggestion. */
export async function suggestProduct(
  customerId: string,
  { sku, name }: { sku: string; name: string },
  { reason, version }: { reason: string; version: number },
  actor: Actor,
): Promise<SuggestOutcome> {
  return transact(async (tx) => {
    const current = await findOpen(tx, customerId, sku);
    if (current?.reason === reason) return "unchanged";
    if ((current?.version ?? 0) !== version)
      return { conflict: { reason: current?.reason ?? null, version: current?.version ?? 0 } };

    const subject = { actor, businessId: customerId, subjectType: "Suggestion" };
    if (!current) {
      const { id } = await tx.suggestion.create({
        data: { customerId, sku, reason, createdById: actor.userId, createdByName: actor.name },
        select: { id: true },
      });
      const after = { product: name, sku, reason };
      await record(tx, { ...subject, action: "upgrade.suggest", subjectId: id, after });
      return "suggested";
    }
    await tx.suggestion.updateMany({
      where: { id: current.id, customerId, version, withdrawnAt: null },
      data: { reason, createdById: actor.userId, createdByName: actor.name, version: { increment: 1 } },
    });
    const before = { product: name, sku, reason: current.reason };
    const after = { product: name, sku, reason };
    await record(tx, { ...subject, action: "upgrade.reword", subjectId: current.id, before, after });
    return "changed";
  });
}

/** Takes the admins' suggestion back; a rule may still suggest the product. */
export async function withdrawSuggestion(
  customerId: string,
  { sku, name }: { sku: string; name: string },
  version: number,
  actor: Actor,
  now = new Date(),
): Promise<"withdrawn" | "withdrawn-before" | "changed-meanwhile"> {
  return transact(async (tx) => {
    const current = await findOpen(tx, customerId, sku);
    if (!current) return "withdrawn-before";
    if (current.version !== version) return "changed-meanwhile";
    await tx.suggestion.updateMany({
      where: { id: current.id, customerId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: actor.userId, version: { increment: 1 } },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "upgrade.withdraw",
      subjectType: "Suggestion",
      subjectId: current.id,
      before: { product: name, sku, reason: current.reason },
    });
    return "withdrawn";
  });
}

function findOpen(from: Reads | Tx, customerId: string, sku: string) {
  return from.suggestion.findFirst({
    where: { customerId, sku, withdrawnAt: null },
    select: { id: true, reason: true, version: true, createdAt: true, createdByName: true },
  });
}
