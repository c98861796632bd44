import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { placeOf } from "~/infra/libsql-place.server";
import { knownAreas } from "./areas.server";
import type { Chosen, ReadingSummary } from "./csv/reading";
import { type ImportJob, runImport } from "./import-job";
import { importInWorker } from "./import-worker.server";
import { currentFormula } from "./score";
import { ready } from "./states";

export type UploadOutcome =
  | { outcome: "drafted"; healthCheckId: string }
  /** This very file was uploaded for this customer and date before: nothing is changed. */
  | { outcome: "same-file"; healthCheckId: string; published: boolean }
  /** Nothing is stored of a file that holds an error. */
  | { outcome: "refused"; reading: ReadingSummary }
  | { outcome: "unknown-customer" };

/** Makes a draft of the file, all of it or nothing. */
export async function upload(
  customerId: string,
  file: { date: string; name: string; bytes: Uint8Array },
  actor: Actor,
): Promise<UploadOutcome> {
  const chosen = await chosenFor(customerId, file.date);
  if (!chosen) return { outcome: "unknown-customer" };

  const sha256 = await digestOf(file.bytes);
  const same = await findSameFile(db, customerId, file.date, sha256);
  if (same) return same;

  const healthCheckId = await begin(customerId, file.date, actor);
  const fileName = plainFileName(file.name);
  let outcome: UploadOutcome | undefined;
  try {
    const job = { healthCheckId, fileName, sha256, bytes: file.bytes, chosen, known: await knownAreas() };
    const reading = await importFile(job);
    outcome =
      reading.errors.total > 0 ? { outcome: "refused", reading } : await finish(customerId, job, reading, actor);
  } finally {
    if (outcome?.outcome !== "drafted") await removeDraft(healthCheckId);
  }
  return outcome;
}

/** Removes what imports left behind that were cut off, such as by a crash. To be called at the start. */
export async function sweepCutOffDrafts(): Promise<number> {
  // A database on a server may be written to by other machines just now; one import takes two minutes at most.
  const before = new Date(Date.now() - (placeOf(env).kind === "file" ? 0 : 600_000));
  const cutOff = await db.healthCheck.findMany({
    where: { readyAt: null, uploadedAt: { lt: before } },
    select: { id: true },
  });
  for (const { id } of cutOff) await removeDraft(id);
  return cutOff.length;
}

async function chosenFor(customerId: string, date: string): Promise<Chosen | null> {
  const customers = await db.business.findMany({ where: { kind: "customer" }, select: { id: true, name: true } });
  const customer = customers.find(({ id }) => id === customerId);
  if (!customer) return null;
  const others = customers.filter(({ id }) => id !== customerId).map(({ name }) => name);
  return { date, customerName: customer.name, otherCustomerNames: others };
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes));
  return Buffer.from(digest).toString("hex");
}

async function findSameFile(
  reads: Reads | Tx,
  customerId: string,
  date: string,
  sha256: string,
): Promise<Extract<UploadOutcome, { outcome: "same-file" }> | null> {
  const same = await reads.healthCheck.findFirst({
    where: { customerId, date, ...ready, discardedAt: null, withdrawnAt: null, replacedAt: null, file: { sha256 } },
    select: { id: true, publishedAt: true },
  });
  return same && { outcome: "same-file", healthCheckId: same.id, published: same.publishedAt !== null };
}

function begin(customerId: string, date: string, actor: Actor): Promise<string> {
  return transact(async (tx) => {
    const data = { customerId, date, uploadedById: actor.userId };
    const { id } = await tx.healthCheck.create({ data, select: { id: true } });
    return id;
  });
}

/** Larger files than this would hold up other people's pages. */
const inPlaceBytes = 64 * 1024;

function importFile(job: ImportJob): Promise<ReadingSummary> {
  if (job.bytes.length > inPlaceBytes) return importInWorker(job);
  return runImport(job, (sql, args) => transact((tx) => tx.$executeRawUnsafe(sql, ...args)));
}

function finish(customerId: string, job: ImportJob, reading: ReadingSummary, actor: Actor): Promise<UploadOutcome> {
  const { healthCheckId: id, chosen, sha256, fileName } = job;
  const { status } = reading.counts;
  return transact(async (tx): Promise<UploadOutcome> => {
    const same = await findSameFile(tx, customerId, chosen.date, sha256);
    if (same) return same;

    await tx.healthCheck.update({
      where: { id, customerId, readyAt: null },
      data: {
        readyAt: new Date(),
        rowCount: reading.counts.rows,
        passCount: status.pass,
        warningCount: status.warning,
        failCount: status.fail,
        notApplicableCount: status.not_applicable,
        infoCount: status.info,
        notAssessedCount: status.not_assessed,
        score: reading.score,
        formula: { ...currentFormula },
      },
      select: { id: true },
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "health-check.upload",
      subjectType: "HealthCheck",
      subjectId: id,
      after: { date: chosen.date, file: fileName, sha256, rows: reading.counts.rows },
    });
    return { outcome: "drafted", healthCheckId: id };
  });
}

// In short transactions: the rows of a large file would hold up other writers.
async function removeDraft(healthCheckId: string): Promise<void> {
  for (let removed = 1; removed > 0; ) {
    removed = await transact(
      (tx) => tx.$executeRaw`
        DELETE FROM "Finding" WHERE "id" IN (
          SELECT "id" FROM "Finding" WHERE "healthCheckId" = ${healthCheckId} LIMIT 1000
        ) AND "healthCheckId" IN (SELECT "id" FROM "HealthCheck" WHERE "readyAt" IS NULL)`,
    );
  }
  await transact((tx) => tx.healthCheck.deleteMany({ where: { id: healthCheckId, readyAt: null } }));
}

/** Only ever shown, never a path: no folders, no control characters, at most 200 characters. */
function plainFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
      .trim()
      .slice(0, 200) || "health-check.csv"
  );
}
