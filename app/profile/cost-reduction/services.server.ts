import { randomUUID } from "node:crypto";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import type { Decision } from "~/profile/cost-reduction/decisions";
import { type Change, differences, type ServiceDetails, saidBy } from "~/profile/cost-reduction/service-fields";

/** So many a customer may list: the totals and the timeline are made of all of them. */
export const mostServices = 1_000;

const columns = {
  name: true,
  vendor: true,
  category: true,
  annualCost: true,
  currency: true,
  expirationDate: true,
  noticeDate: true,
  autoRenews: true,
  decision: true,
  reasonKey: true,
  justification: true,
  replacedBySku: true,
} as const;

export interface ListedService extends Omit<ServiceDetails, "expirationDate"> {
  id: string;
  expirationDate: string | null;
  templateKey: string | null;
  replacedBy: { sku: string; name: string } | null;
  decision: Decision;
}

/** All services that the customer lists, in no order. */
export async function listServices(customerId: string): Promise<ListedService[]> {
  return db.legacyService.findMany({
    where: { customerId, removedAt: null },
    take: mostServices,
    select: { id: true, templateKey: true, ...columns, replacedBy: { select: { sku: true, name: true } } },
  });
}

/** One service with its version; null for another customer's, and for one that was removed. */
export async function getService(customerId: string, id: string) {
  return db.legacyService.findFirst({
    where: { id, customerId, removedAt: null },
    select: {
      id: true,
      templateKey: true,
      version: true,
      ...columns,
      replacedBy: { select: { sku: true, name: true } },
    },
  });
}

/** Lists one more service; the same form sent again adds nothing. */
export async function addService(
  customerId: string,
  details: ServiceDetails,
  origin: { formKey?: string | undefined; template?: string | undefined },
  actor: Actor,
): Promise<"added" | "added-before" | "too-many"> {
  const id = serviceId(customerId, origin.formKey ?? randomUUID(), 0, details);
  return transact(async (tx) => {
    if (await tx.legacyService.findFirst({ where: { id, customerId }, select: { id: true } })) return "added-before";
    if ((await tx.legacyService.count({ where: { customerId, removedAt: null } })) >= mostServices) return "too-many";

    const kind = origin.template
      ? await tx.legacyServiceTemplate.findUnique({ where: { key: origin.template }, select: { key: true } })
      : null;
    await tx.legacyService.create({
      data: { id, customerId, templateKey: kind?.key ?? null, ...stored(details) },
      select: { id: true },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "legacy-service.add",
      subjectType: "LegacyService",
      subjectId: id,
      after: saidBy(details),
    });
    return "added";
  });
}

/** The service as somebody else saved it meanwhile: what would be overwritten, and the version that holds now. */
export interface Conflict {
  overwritten: Change[];
  version: number;
}

/** Saves what differs; null where the customer lists no such service. */
export async function changeService(
  customerId: string,
  id: string,
  details: ServiceDetails,
  version: number,
  actor: Actor,
): Promise<"changed" | "unchanged" | Conflict | null> {
  return transact(async (tx) => {
    const found = await tx.legacyService.findFirst({
      where: { id, customerId, removedAt: null },
      select: { ...columns, version: true },
    });
    if (!found) return null;
    const changes = differences({ ...found, expirationDate: found.expirationDate ?? "" }, details);
    if (changes.length === 0) return "unchanged";
    if (found.version !== version) return { overwritten: changes, version: found.version };

    await tx.legacyService.updateMany({
      where: { id, customerId, removedAt: null },
      data: { ...stored(details), version: { increment: 1 } },
    });
    await recordChange(tx, customerId, id, { name: found.name, changes }, actor);
    return "changed";
  });
}

/** Takes a service off the list; it stays in the history. Not where somebody changed it since the page was opened. */
export async function removeService(
  customerId: string,
  id: string,
  version: number,
  actor: Actor,
): Promise<{ name: string; outcome: "removed" | "removed-before" | "changed-meanwhile" } | null> {
  return transact(async (tx) => {
    const found = await tx.legacyService.findFirst({
      where: { id, customerId },
      select: { ...columns, version: true, removedAt: true },
    });
    if (!found) return null;
    if (found.removedAt) return { name: found.name, outcome: "removed-before" };
    if (found.version !== version) return { name: found.name, outcome: "changed-meanwhile" };

    await tx.legacyService.updateMany({
      where: { id, customerId, removedAt: null },
      data: { removedAt: new Date(), version: { increment: 1 } },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "legacy-service.remove",
      subjectType: "LegacyService",
      subjectId: id,
      before: saidBy({ ...found, expirationDate: found.expirationDate ?? "" }),
    });
    return { name: found.name, outcome: "removed" };
  });
}

/** Each column by name. */
export function stored(details: ServiceDetails) {
  return {
    name: details.name,
    vendor: details.vendor,
    category: details.category,
    annualCost: details.annualCost,
    currency: details.currency,
    expirationDate: details.expirationDate,
    noticeDate: details.noticeDate,
    autoRenews: details.autoRenews,
    decision: details.decision,
    reasonKey: details.reasonKey,
    justification: details.justification,
    replacedBySku: details.replacedBySku,
  };
}

/** The same for the same form with the same words, and for no other: a replay finds what it made, a change makes another. */
export function serviceId(customerId: string, formKey: string, place: number, details: ServiceDetails): string {
  return digest(JSON.stringify([customerId, formKey, place, saidBy(details)])).slice(0, 32);
}

async function recordChange(
  tx: Tx,
  customerId: string,
  id: string,
  { name, changes }: { name: string; changes: Change[] },
  actor: Actor,
): Promise<void> {
  await record(tx, {
    actor,
    businessId: customerId,
    action: "legacy-service.change",
    subjectType: "LegacyService",
    subjectId: id,
    before: { name, ...Object.fromEntries(changes.map(({ field, stored }) => [field, stored])) },
    after: { name, ...Object.fromEntries(changes.map(({ field, typed }) => [field, typed])) },
  });
}
