import type { Actor } from "~/access/actor";
import type { Capability } from "~/access/keys";
import { record } from "~/audit/audit.server";
import { transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { getHoldings } from "~/licensing/shelves/holdings.server";
import { type ToldReason, told } from "./reason";

type May = (key: Capability) => boolean;

/** A product as the page sees it that dismisses and restores. */
export interface Dismissable {
  sku: string;
  name: string;
  /** Why it is suggested, or would be if it were not dismissed; none: it is not suggested. */
  reasons: readonly ToldReason[];
  /** The facts that the reader sees: a dismissal is for these. */
  seen: string;
  /** Null: it is not dismissed. */
  dismissal: { reason: string; by: string; at: string } | null;
}

/** Null where the catalogue does not hold it. */
export async function getDismissable(customerId: string, sku: string, may: May): Promise<Dismissable | null> {
  const holdings = await getHoldings(customerId, may);
  const product = holdings.catalogue.products.get(sku);
  if (!product) return null;
  const dismissed = holdings.dismissed.get(sku);
  const suggested = dismissed?.suggested ?? holdings.suggested.get(sku);
  return {
    sku,
    name: product.name,
    reasons: (suggested?.reasons ?? []).map(told),
    seen: suggested ? seenOf(suggested.factsKey) : "",
    dismissal: dismissed
      ? {
          reason: dismissed.dismissal.reason,
          by: dismissed.dismissal.dismissedByName,
          at: dismissed.dismissal.dismissedAt.toISOString(),
        }
      : null,
  };
}

/** Takes a product off Potential Upgrades until the facts behind it change; `seen` are the facts that the person read. */
export async function dismiss(
  customerId: string,
  sku: string,
  { reason, seen }: { reason: string; seen: string },
  may: May,
  actor: Actor,
): Promise<"dismissed" | "dismissed-before" | "not-suggested" | "facts-changed"> {
  const holdings = await getHoldings(customerId, may);
  const suggested = holdings.dismissed.get(sku)?.suggested ?? holdings.suggested.get(sku);
  const product = holdings.catalogue.products.get(sku);
  if (!product || !suggested) return "not-suggested";
  const { factsKey } = suggested;
  if (seenOf(factsKey) !== seen) return "facts-changed";

  return transact(async (tx) => {
    const open = await tx.dismissal.findFirst({
      where: { customerId, sku, restoredAt: null },
      select: { id: true, factsKey: true },
    });
    if (open?.factsKey === factsKey) return "dismissed-before";
    // The older one was for facts that no longer hold.
    await tx.dismissal.updateMany({ where: { customerId, sku, restoredAt: null }, data: { restoredAt: new Date() } });
    const { id } = await tx.dismissal.create({
      data: { customerId, sku, factsKey, reason, dismissedById: actor.userId, dismissedByName: actor.name },
      select: { id: true },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "upgrade.dismiss",
      subjectType: "Dismissal",
      subjectId: id,
      after: { product: product.name, sku, reason },
    });
    return "dismissed";
  });
}

/** Puts a dismissed product back; null where the customer dismissed no such product. */
export async function restore(
  customerId: string,
  sku: string,
  actor: Actor,
  now = new Date(),
): Promise<"restored" | "restored-before" | null> {
  return transact(async (tx) => {
    const newest = await tx.dismissal.findFirst({
      where: { customerId, sku },
      orderBy: { dismissedAt: "desc" },
      select: { id: true, reason: true, restoredAt: true, product: { select: { name: true } } },
    });
    if (!newest) return null;
    const { count } = await tx.dismissal.updateMany({
      where: { customerId, sku, restoredAt: null },
      data: { restoredAt: now },
    });
    if (count === 0) return "restored-before";
    await record(tx, {
      actor,
      businessId: customerId,
      action: "upgrade.restore",
      subjectType: "Dismissal",
      subjectId: newest.id,
      before: { product: newest.product.name, sku, reason: newest.reason },
    });
    return "restored";
  });
}

/** Names the facts without telling them. */
const seenOf = (factsKey: string) => digest(factsKey).slice(0, 32);
