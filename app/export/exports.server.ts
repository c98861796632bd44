import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type ArchiveFile, archiveOf } from "~/export/archive.server";
import { businessTables } from "~/export/business-tables.server";
import { businessFiles, encoded, tableFiles } from "~/export/files.server";
import { personTables } from "~/export/person-tables.server";
import { readme } from "~/export/readme";
import { transact } from "~/infra/db.server";
import { rateLimiter } from "~/infra/rate-limit.server";

/** So many exports an hour for one person: each reads all that there is. */
export const exportsAnHour = 5;
const limit = rateLimiter("export", exportsAnHour, 3600);

type Exported = { archive: ReadableStream<Uint8Array> } | { waitSeconds: number };

interface Customer {
  id: string;
  slug: string;
  name: string;
}

/** How long until the person may export again; null: now. */
export function waitForExport({ userId }: Actor): Promise<number | null> {
  return limit.wait(userId);
}

/** All that the portal keeps of the person; that it was taken stands in the log before the first byte is sent. */
export async function exportPerson(actor: Actor, now = new Date()): Promise<Exported> {
  const { waitSeconds } = await limit.take(actor.userId);
  if (waitSeconds !== null) return { waitSeconds };
  await transact((tx) =>
    record(tx, {
      actor,
      businessId: actor.business?.id ?? null,
      action: "person.export",
      subjectType: "User",
      subjectId: actor.userId,
    }),
  );
  return { archive: archiveOf(personFiles(actor, now)) };
}

/** All that the portal keeps of the business, and its people may read. */
export async function exportBusiness(customer: Customer, actor: Actor, now = new Date()): Promise<Exported> {
  const { waitSeconds } = await limit.take(actor.userId);
  if (waitSeconds !== null) return { waitSeconds };
  await transact((tx) =>
    record(tx, {
      actor,
      businessId: customer.id,
      action: "business.export",
      subjectType: "Business",
      subjectId: customer.id,
    }),
  );
  return { archive: archiveOf(allOf(customer, actor, now)) };
}

async function* personFiles(actor: Actor, at: Date): AsyncGenerator<ArchiveFile> {
  const text = readme({ of: `the account of ${actor.name}`, by: actor.name, at, tables: personTables });
  yield { path: "README.txt", chunks: encoded([text]) };
  for (const table of personTables) yield* tableFiles(table, actor.userId);
}

async function* allOf(customer: Customer, actor: Actor, at: Date): AsyncGenerator<ArchiveFile> {
  const text = readme({ of: customer.name, by: actor.name, at, tables: businessTables, folders });
  yield { path: "README.txt", chunks: encoded([text]) };
  for (const table of businessTables) yield* tableFiles(table, customer.id);
  yield* businessFiles(customer.id);
}

const folders: [string, string][] = [
  ["files/health-checks/", "The original files of the published health checks, byte for byte, by date."],
  ["files/reports/", "The reports as PDF, where one was made, by date."],
  ["files/quotes/", "The quotes’ PDFs, byte for byte, by the quote’s id."],
];
