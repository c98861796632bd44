import { db, type Tx } from "~/infra/db.server";
import type { Choices, ObjectiveDetails } from "~/profile/alignment/details";

type Reader = Pick<Tx | typeof db, "teamMember" | "product" | "journeyTopic" | "legacyService">;
type Pointing = Pick<ObjectiveDetails, "ownerId" | "initiatives" | "productSkus" | "topicKeys" | "serviceIds">;

export function listChoices(customerId: string, stored: Pointing): Promise<Choices> {
  return readChoices(db, customerId, stored);
}

/** What an objective of this customer may point at: what there is now, and what it points at already. */
export async function readChoices(reader: Reader, customerId: string, stored: Pointing): Promise<Choices> {
  const memberIds = [stored.ownerId, ...stored.initiatives.map(({ ownerId }) => ownerId)].filter((id) => id !== null);
  const members = await reader.teamMember.findMany({
    where: { customerId, OR: [{ removedAt: null }, { id: { in: memberIds } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, removedAt: true },
  });
  const products = await reader.product.findMany({
    where: { OR: [{ retiredAt: null }, { sku: { in: stored.productSkus } }] },
    orderBy: { position: "asc" },
    select: { sku: true, name: true, family: true },
  });
  const topics = await reader.journeyTopic.findMany({
    where: { OR: [{ retiredAt: null }, { key: { in: stored.topicKeys } }] },
    orderBy: [{ stage: { position: "asc" } }, { position: "asc" }],
    select: { key: true, name: true, stage: { select: { name: true } } },
  });
  const services = await reader.legacyService.findMany({
    where: { customerId, removedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, category: true },
  });
  return {
    members: members.map(({ id, name, removedAt }) => ({ id, name, gone: removedAt !== null })),
    products: products.map(({ sku, name, family }) => ({ id: sku, name, group: family })),
    topics: topics.map(({ key, name, stage }) => ({ id: key, name, group: stage.name })),
    services: services.map(({ id, name, category }) => ({ id, name, group: category })),
  };
}

/** The first field that points at something which this customer does not have; null where all is in order. */
export function strangerIn(details: Pointing, choices: Choices): { field: string; message: string } | null {
  const knows = (list: readonly { id: string }[], id: string | null) =>
    id === null || list.some((one) => one.id === id);
  if (!knows(choices.members, details.ownerId)) return { field: "ownerId", message: "Choose the owner from the list" };
  for (const [kind, field, list] of [
    ["products", "productSkus", choices.products],
    ["journey topics", "topicKeys", choices.topics],
    ["services", "serviceIds", choices.services],
  ] as const)
    if (!details[field].every((id) => knows(list, id))) return { field, message: `Choose the ${kind} from the list` };
  const row = details.initiatives.findIndex(({ ownerId }) => !knows(choices.members, ownerId));
  return row < 0 ? null : { field: "initiatives", message: "Choose the owner of each initiative from the list" };
}
