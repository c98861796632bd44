import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { type Catalogue, withIncluded } from "~/licensing/catalogue/graph";
import type { RuleInForce } from "./facts";
import type { NewRule } from "./rule.schema";

export type AddOutcome =
  | { outcome: "added" | "added-before"; id: string }
  /** Another reason, or switched off: a rule is there once. */
  | { outcome: "exists"; id: string };

/** Adds a rule that is switched on at once; the very same sent again adds nothing. */
export async function addRule(rule: NewRule, actor: Actor): Promise<AddOutcome> {
  return transact(async (tx) => {
    const { sku, ownedSku, areaKey, reason } = rule;
    const twin = await tx.upgradeRule.findFirst({
      where: { sku, ownedSku, areaKey },
      select: { id: true, reason: true, retiredAt: true },
    });
    if (twin) {
      const isSame = twin.reason === reason && twin.retiredAt === null;
      return { outcome: isSame ? "added-before" : "exists", id: twin.id };
    }
    const { id } = await tx.upgradeRule.create({ data: { sku, ownedSku, areaKey, reason }, select: { id: true } });
    await recordRule(tx, actor, "upgrade-rule.add", id, { after: { ...(await namesOf(tx, id)), reason } });
    return { outcome: "added", id };
  });
}

/** What another admin saved meanwhile; nothing was changed. */
export interface RuleConflict {
  reason: string;
  isOn: boolean;
  version: number;
}

type ChangeOutcome = "saved" | "unchanged" | "unknown" | { conflict: RuleConflict };

/** Says a rule's reason anew; "" leaves it to the portal's own words. */
export function rewordRule(
  id: string,
  { reason, version }: { reason: string; version: number },
  actor: Actor,
): Promise<ChangeOutcome> {
  return transact(async (tx) => {
    const current = await tx.upgradeRule.findUnique({ where: { id }, select: state });
    if (!current) return "unknown";
    if (current.reason === reason) return "unchanged";
    if (current.version !== version) return { conflict: told(current) };
    await tx.upgradeRule.updateMany({ where: { id, version }, data: { reason, version: { increment: 1 } } });
    const names = await namesOf(tx, id);
    await recordRule(tx, actor, "upgrade-rule.reword", id, {
      before: { ...names, reason: current.reason },
      after: { ...names, reason },
    });
    return "saved";
  });
}

/** Switches a rule on or off; off, it is kept with its history, and the reference data does not bring it back. */
export function switchRule(
  id: string,
  { isOn, version }: { isOn: boolean; version: number },
  actor: Actor,
  now = new Date(),
): Promise<ChangeOutcome> {
  return transact(async (tx) => {
    const current = await tx.upgradeRule.findUnique({ where: { id }, select: state });
    if (!current) return "unknown";
    if ((current.retiredAt === null) === isOn) return "unchanged";
    if (current.version !== version) return { conflict: told(current) };
    await tx.upgradeRule.updateMany({
      where: { id, version },
      data: { retiredAt: isOn ? null : now, version: { increment: 1 } },
    });
    const action = isOn ? "upgrade-rule.switch-on" : "upgrade-rule.switch-off";
    await recordRule(tx, actor, action, id, { after: await namesOf(tx, id) });
    return "saved";
  });
}

/** Why a rule could never suggest its product; null: it can. */
export function findDeadEnd(catalogue: Catalogue, { sku, ownedSku }: NewRule): string | null {
  if (ownedSku === null) return null;
  if (sku === ownedSku) return "Choose another product: who owns it is not told to buy it";
  if (withIncluded(catalogue, [ownedSku]).has(sku))
    return "Choose another product: this one is part of what is owned then, and is never suggested";
  return null;
}

/** A rule that is not saved yet, among those in force. */
export function asInForce(rule: NewRule): RuleInForce {
  return { id: "new", ...rule };
}

const state = { reason: true, retiredAt: true, version: true } as const;

function told({ reason, retiredAt, version }: { reason: string; retiredAt: Date | null; version: number }) {
  return { reason, isOn: retiredAt === null, version };
}

async function namesOf(tx: Tx, id: string): Promise<{ product: string; when: string }> {
  const rule = await tx.upgradeRule.findUniqueOrThrow({
    where: { id },
    select: {
      product: { select: { name: true } },
      owned: { select: { name: true } },
      area: { select: { name: true } },
    },
  });
  const when = rule.owned ? `${rule.owned.name} is owned` : `${rule.area?.name ?? "the area"} fails`;
  return { product: rule.product.name, when };
}

async function recordRule(
  tx: Tx,
  actor: Actor,
  action: string,
  id: string,
  values: Pick<Parameters<typeof record>[1], "before" | "after">,
): Promise<void> {
  await record(tx, { actor, businessId: null, action, subjectType: "UpgradeRule", subjectId: id, ...values });
}
