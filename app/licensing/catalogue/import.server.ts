import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today } from "~/infra/calendar";
import type { ReadingError } from "~/infra/csv/reading";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { digest } from "~/infra/secrets.server";
import { readCatalogue } from "~/licensing/catalogue/catalogue.server";
import { createProduct, saveProduct, setRetired } from "~/licensing/catalogue/change-product.server";
import { type ImportPlan, type PlannedProduct, planImport } from "~/licensing/catalogue/import-plan";
import { longestPacked, pack, unpack } from "~/licensing/catalogue/packed-text.server";
import { listProducts } from "~/licensing/catalogue/products.server";
import { type CatalogueReading, readCatalogueCsv } from "~/licensing/catalogue/read-catalogue-csv";
import { saveRelations } from "~/licensing/catalogue/relations.server";
import { moveCatalogueStamp, readCatalogueStamp } from "~/licensing/catalogue/stamp.server";
import { countHolders } from "~/licensing/catalogue/use.server";

/** What a file would do to the catalogue as it stands; nothing is stored. */
export interface ImportPreview extends ImportPlan {
  reading: CatalogueReading;
  packed: string;
  /** The catalogue that it was compared with. */
  compared: string;
  /** How many customers hold each product that would be retired. */
  holders: Record<string, number>;
}

export async function previewImport(bytes: Uint8Array, reads: Reads = db, now = new Date()): Promise<ImportPreview> {
  const compared = digest(await readCatalogueStamp(reads));
  const reading = readCatalogueCsv(bytes);
  const holders = await countHolders(reads, today(now));
  const products = await listProducts(reads);
  const catalogue = await readCatalogue(reads);
  const plan = planImport(reading, { products, catalogue, held: [...holders.keys()] });
  const packed = pack(reading.text);
  const retiring = plan.planned.filter(({ isRetired, wasRetired }) => isRetired && !wasRetired);
  return {
    ...plan,
    errors: packed.length > longestPacked ? withTooMuch(plan.errors) : plan.errors,
    reading,
    packed,
    compared,
    holders: Object.fromEntries(retiring.map(({ sku }) => [sku, holders.get(sku) ?? 0])),
  };
}

export type Imported =
  | { outcome: "imported"; added: number; changed: number }
  | { outcome: "nothing-to-do" | "unreadable" }
  | { outcome: "refused" | "changed-meanwhile"; preview: ImportPreview };

/** Stores all of a file that was previewed, or nothing; not where the catalogue has changed since. */
export async function importCatalogue(
  { packed, compared }: { packed: string; compared: string },
  actor: Actor,
  now = new Date(),
): Promise<Imported> {
  const text = unpack(packed);
  if (text === null) return { outcome: "unreadable" };
  return transact(async (tx) => {
    const preview = await previewImport(new TextEncoder().encode(text), tx, now);
    if (preview.errors.total > 0) return { outcome: "refused", preview };
    // The same form sent again finds all of it done.
    if (preview.planned.length === 0) return { outcome: "nothing-to-do" };
    if (preview.compared !== compared) return { outcome: "changed-meanwhile", preview };

    const added = preview.planned.filter(({ isNew }) => isNew).length;
    const changed = preview.planned.length - added;
    await store(tx, preview.planned, actor, now);
    await record(tx, {
      actor,
      businessId: null,
      action: "catalogue.import",
      subjectType: "Catalogue",
      subjectId: "catalogue",
      after: { added, changed, products: preview.planned.map(({ sku }) => sku) },
    });
    await moveCatalogueStamp(tx);
    return { outcome: "imported", added, changed };
  });
}

async function store(tx: Tx, planned: readonly PlannedProduct[], actor: Actor, now: Date): Promise<void> {
  for (const { sku, isNew, details, changes } of planned) {
    if (isNew) await createProduct(tx, sku, details, actor);
    else if (changes.length > 0) await saveProduct(tx, sku, details, changes, actor);
  }
  // Relations may name products of the same file, so all of these are there first.
  for (const { sku, details, isRetired, wasRetired, relationChanges } of planned) {
    if (isRetired !== wasRetired) await setRetired(tx, sku, isRetired, actor, now);
    if (relationChanges.length > 0) await saveRelations(tx, { sku, name: details.name }, relationChanges, actor);
  }
}

function withTooMuch({ first, total }: { first: ReadingError[]; total: number }) {
  const tooMuch = { line: 1, column: "", value: "the text of this file", expected: "less at once: import it in parts" };
  return { first: [tooMuch, ...first], total: total + 1 };
}
