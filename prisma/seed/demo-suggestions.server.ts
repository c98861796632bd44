import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { dismiss, getDismissable } from "~/licensing/upgrades/dismissal.server";
import { getSuggestion, suggestProduct } from "~/licensing/upgrades/suggestion.server";

/** What Secure Dynamics suggests to Halden Precision, and what its Marta does not want; nothing where some is there. */
export async function suggestDemoUpgrades(): Promise<void> {
  const halden = await db.business.findUnique({
    where: { slug: "halden-precision" },
    select: { id: true, slug: true, name: true },
  });
  const [marta, nadia] = [await personOf("marta@halden-precision.example"), await personOf("admin@cm360.example")];
  if (!halden || !marta || !nadia) return;
  if ((await db.suggestion.count({ where: { customerId: halden.id } })) === 0)
    await suggest(halden.id, { ...nadia, kind: "admin", business: null });
  if ((await db.dismissal.count({ where: { customerId: halden.id } })) === 0)
    await dismissOne(halden.id, { ...marta, kind: "customer", business: halden });
}

async function suggest(customerId: string, nadia: Actor): Promise<void> {
  const product = await getSuggestion(customerId, "ZDECEPTION");
  if (!product || product.hindrance) return;
  const reason = "Decoys show an intruder before any data is locked: it serves your objective against ransomware.";
  await suggestProduct(customerId, product, { reason, version: 0 }, nadia);
}

async function dismissOne(customerId: string, marta: Actor): Promise<void> {
  const anyKey = () => true;
  const product = await getDismissable(customerId, "ZIA-SIPA", anyKey);
  if (!product) return;
  const reason = "No service of ours checks our addresses any more.";
  await dismiss(customerId, product.sku, { reason, seen: product.seen }, anyKey, marta);
}

async function personOf(email: string): Promise<Omit<Actor, "kind" | "business"> | null> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, firstName: true, lastName: true } });
  return user && { userId: user.id, sessionId: "", name: `${user.firstName} ${user.lastName}`, email };
}
