import { db, type Tx } from "~/infra/db.server";
import type { ObjectiveDetails } from "~/profile/alignment/details";

export const objectiveFields = {
  id: true,
  title: true,
  description: true,
  category: true,
  priority: true,
  status: true,
  sponsor: true,
  ownerId: true,
  owner: { select: { name: true, removedAt: true } },
  startDate: true,
  targetDate: true,
  metricName: true,
  metricUnit: true,
  metricDirection: true,
  baseline: true,
  target: true,
  current: true,
  measuredOn: true,
  cm360Comment: true,
  version: true,
  products: { select: { product: { select: { sku: true, name: true } } }, orderBy: { product: { position: "asc" } } },
  topics: { select: { topic: { select: { key: true, name: true } } }, orderBy: { topicKey: "asc" } },
  legacyServices: {
    // One that was removed from Cost Reduction is no longer in use.
    where: { legacyService: { removedAt: null } },
    select: { legacyService: { select: { id: true, name: true } } },
    orderBy: { legacyServiceId: "asc" },
  },
  initiatives: {
    orderBy: { position: "asc" },
    select: { id: true, title: true, ownerId: true, dueDate: true, doneAt: true, owner: { select: { name: true } } },
  },
} as const;

/** The objectives that a customer has, in no order. */
export function listObjectives(customerId: string) {
  return db.objective.findMany({ where: { customerId, removedAt: null }, select: objectiveFields });
}

export type StoredObjective = Awaited<ReturnType<typeof listObjectives>>[number];

/** Null where the customer has no such objective, or has removed it. */
export function getObjective(
  customerId: string,
  objectiveId: string,
  reader: Pick<Tx | typeof db, "objective"> = db,
): Promise<StoredObjective | null> {
  return reader.objective.findFirst({
    where: { id: objectiveId, customerId, removedAt: null },
    select: objectiveFields,
  });
}

/** What is stored, as the form has it. */
export function detailsOf(stored: StoredObjective): ObjectiveDetails {
  const { id, version, owner, products, topics, legacyServices, initiatives, ...columns } = stored;
  return {
    ...columns,
    productSkus: products.map(({ product }) => product.sku).sort(),
    topicKeys: topics.map(({ topic }) => topic.key).sort(),
    serviceIds: legacyServices.map(({ legacyService }) => legacyService.id).sort(),
    initiatives: initiatives.map(({ id, title, ownerId, dueDate, doneAt }) => ({
      id,
      title,
      ownerId,
      dueDate,
      done: doneAt !== null,
    })),
  };
}
