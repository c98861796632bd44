import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import type { NewObjective } from "~/profile/alignment/objective.schema";
import { wordsIn } from "~/profile/words-in";

/** The fields that a starting point fills in; null where there is none of this key. */
export function getStartingPoint(key: string | null) {
  if (!key) return null;
  return db.objectiveTemplate.findUnique({
    where: { key },
    select: { key: true, title: true, description: true, category: true, metricName: true, metricUnit: true },
  });
}

/**
 * Adds an objective, with the products and topics of the starting point it was made from; the same form sent again
 * finds the one that it added.
 */
export function addObjective(
  customerId: string,
  objective: NewObjective,
  actor: Pick<Actor, "userId" | "name">,
): Promise<{ outcome: "added" | "there-already"; id: string }> {
  const { key, template: templateKey, ...columns } = objective;
  // What was typed is part of the name: who goes back and sends something else adds something else.
  const id = digest(JSON.stringify([customerId, key, columns])).slice(0, 32);
  return transact(async (tx) => {
    if (await tx.objective.findFirst({ where: { id, customerId }, select: { id: true } }))
      return { outcome: "there-already", id };
    const template = templateKey ? await tx.objectiveTemplate.findUnique({ where: { key: templateKey } }) : null;
    const { baseline, target } = columns;
    const way = baseline !== null && target !== null ? (target < baseline ? "down" : "up") : null;
    await tx.objective.create({
      data: {
        id,
        customerId,
        templateKey: template?.key ?? null,
        title: columns.title,
        description: columns.description,
        category: columns.category,
        priority: columns.priority,
        targetDate: columns.targetDate,
        metricName: columns.metricName,
        metricUnit: columns.metricUnit,
        metricDirection: way ?? (template?.metricDirection === "down" ? "down" : "up"),
        baseline,
        target,
      },
      select: { id: true },
    });
    if (template) await linkAsIn(tx, id, template);
    await record(tx, {
      actor,
      businessId: customerId,
      action: "objective.add",
      subjectType: "Objective",
      subjectId: id,
      after: { objective: columns.title, priority: columns.priority, targetDate: columns.targetDate },
    });
    return { outcome: "added", id };
  });
}

async function linkAsIn(
  tx: Tx,
  objectiveId: string,
  template: { relatedProducts: Parameters<typeof wordsIn>[0]; journeyTopics: Parameters<typeof wordsIn>[0] },
) {
  const products = await tx.product.findMany({
    where: { sku: { in: wordsIn(template.relatedProducts) }, retiredAt: null },
    select: { sku: true },
  });
  await tx.objectiveProduct.createMany({ data: products.map(({ sku }) => ({ objectiveId, sku })) });
  const topics = await tx.journeyTopic.findMany({
    where: { key: { in: wordsIn(template.journeyTopics) }, retiredAt: null },
    select: { key: true },
  });
  await tx.objectiveTopic.createMany({ data: topics.map(({ key }) => ({ objectiveId, topicKey: key })) });
}
