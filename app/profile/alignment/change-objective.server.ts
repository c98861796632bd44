import { randomUUID } from "node:crypto";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { readChoices, strangerIn } from "~/profile/alignment/choices.server";
import { type Change, type Conflict, differences, type ObjectiveDetails } from "~/profile/alignment/details";
import { detailsOf, getObjective, type StoredObjective } from "~/profile/alignment/objectives.server";
import type { Terms } from "~/profile/alignment/terms";

export type ChangeOutcome =
  | { outcome: "changed" | "unchanged" }
  | { outcome: "conflict"; conflict: Conflict }
  | { outcome: "unknown"; field: string; message: string };

/**
 * Saves what differs. Where somebody else saved since `version` was read, nothing is changed and the answer holds both
 * values; null where the customer has no such objective. Without a comment of CM360 the present one stays.
 */
export function changeObjective(
  customerId: string,
  objectiveId: string,
  typed: Omit<ObjectiveDetails, "cm360Comment"> & { cm360Comment?: string | undefined; version: number },
  terms: Terms,
  actor: Pick<Actor, "userId" | "name">,
  now = new Date(),
): Promise<ChangeOutcome | null> {
  return transact(async (tx) => {
    const objective = await getObjective(customerId, objectiveId, tx);
    if (!objective) return null;
    const stored = detailsOf(objective);
    const choices = await readChoices(tx, customerId, stored);
    const { version, ...fields } = typed;
    const details = { ...fields, cm360Comment: typed.cm360Comment ?? stored.cm360Comment };
    const stranger = strangerIn(details, choices);
    if (stranger) return { outcome: "unknown", ...stranger };

    const changes = differences(stored, details, choices, terms);
    if (changes.length === 0) return { outcome: "unchanged" };
    if (objective.version !== version)
      return { outcome: "conflict", conflict: { overwritten: changes, version: objective.version } };

    await write(tx, customerId, objective, details, now);
    await record(tx, {
      actor,
      businessId: customerId,
      action: "objective.change",
      subjectType: "Objective",
      subjectId: objectiveId,
      before: { objective: stored.title, ...inWords(changes, "stored") },
      after: { objective: details.title, ...inWords(changes, "typed") },
    });
    return { outcome: "changed" };
  });
}

/** Takes the objective off all lists and keeps it. Its title; null where the customer never had it. */
export function removeObjective(
  customerId: string,
  objectiveId: string,
  actor: Pick<Actor, "userId" | "name">,
  now = new Date(),
): Promise<string | null> {
  return transact(async (tx) => {
    const objective = await tx.objective.findFirst({
      where: { id: objectiveId, customerId },
      select: { title: true, removedAt: true },
    });
    if (!objective || objective.removedAt) return objective?.title ?? null;
    await tx.objective.updateMany({
      where: { id: objectiveId, customerId, removedAt: null },
      data: { removedAt: now, version: { increment: 1 } },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "objective.remove",
      subjectType: "Objective",
      subjectId: objectiveId,
      before: { objective: objective.title },
    });
    return objective.title;
  });
}

function inWords(changes: readonly Change[], side: "stored" | "typed") {
  return Object.fromEntries(changes.map((change) => [change.field, change[side]]));
}

async function write(
  tx: Tx,
  customerId: string,
  { id, initiatives }: StoredObjective,
  details: ObjectiveDetails,
  now: Date,
): Promise<void> {
  await tx.objective.updateMany({
    where: { id, customerId },
    data: {
      title: details.title,
      description: details.description,
      category: details.category,
      priority: details.priority,
      status: details.status,
      sponsor: details.sponsor,
      ownerId: details.ownerId,
      startDate: details.startDate,
      targetDate: details.targetDate,
      metricName: details.metricName,
      metricUnit: details.metricUnit,
      metricDirection: details.metricDirection,
      baseline: details.baseline,
      target: details.target,
      current: details.current,
      measuredOn: details.measuredOn,
      cm360Comment: details.cm360Comment,
      version: { increment: 1 },
    },
  });
  const ofThis = { objectiveId: id, objective: { customerId } };
  await tx.objectiveProduct.deleteMany({ where: ofThis });
  await tx.objectiveProduct.createMany({ data: details.productSkus.map((sku) => ({ objectiveId: id, sku })) });
  await tx.objectiveTopic.deleteMany({ where: ofThis });
  await tx.objectiveTopic.createMany({ data: details.topicKeys.map((topicKey) => ({ objectiveId: id, topicKey })) });
  await tx.objectiveLegacyService.deleteMany({ where: ofThis });
  await tx.objectiveLegacyService.createMany({
    data: details.serviceIds.map((legacyServiceId) => ({ objectiveId: id, legacyServiceId })),
  });

  // An initiative keeps its id and the moment it was done; an id that is none of this objective's counts for nothing.
  const before = new Map(initiatives.map((initiative) => [initiative.id, initiative]));
  await tx.initiative.deleteMany({ where: ofThis });
  await tx.initiative.createMany({
    data: details.initiatives.map(({ id: typedId, title, ownerId, dueDate, done }, position) => {
      const earlier = before.get(typedId ?? "");
      before.delete(typedId ?? "");
      return {
        id: earlier?.id ?? randomUUID(),
        objectiveId: id,
        title,
        ownerId,
        dueDate,
        doneAt: done ? (earlier?.doneAt ?? now) : null,
        position,
      };
    }),
  });
}
