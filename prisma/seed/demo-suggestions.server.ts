import type { Actor } from "~/access/actor";
import { db } from "~/infra/db.server";
import { dismiss, getDismissable } from "~/licensing/upgrades/dismissal.server";
import { getSuggestion, suggestProduct } from "~/licensing/upgrades/suggestion.server";
import { demoActor } from "./demo-actor.server";

/** What Secure Dynamics suggests to Halden Precision, and what its Marta does not want; nothing where some is there. */
export async function suggestDemoUpgrades(): Promise<void> {
  const [marta, nadia] = [await demoActor("marta@halden-precision.example"), await demoActor("admin@cm360.example")];
  const customerId = marta?.business?.id;
  if (!marta || !nadia || !customerId) return;
  if ((await db.suggestion.count({ where: { customerId } })) === 0) await suggest(customerId, nadia);
  if ((await db.dismissal.count({ where: { customerId } })) === 0) await dismissOne(customerId, marta);
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
