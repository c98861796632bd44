import { randomUUID } from "node:crypto";
import { db, type Reads, type Tx } from "~/infra/db.server";

const key = "catalogue";

/** Goes into every transaction that changes a product or a relation: each process then drops the catalogue that it keeps. */
export async function moveCatalogueStamp(tx: Tx): Promise<void> {
  const value = { stamp: randomUUID() };
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value, updatedAt: new Date() } });
}

/** Another one after each change of the catalogue, by an admin or by the reference data of a newer version. */
export async function readCatalogueStamp(reads: Reads = db): Promise<string> {
  const rows = await reads.setting.findMany({
    where: { key: { in: [key, "seed"] } },
    orderBy: { key: "asc" },
    select: { key: true, value: true },
  });
  return JSON.stringify(rows);
}
