import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { placeOf } from "~/infra/libsql-place.server";
import { knownAreas } from "./areas.server";
import type { Chosen, ReadingSummary } from "./csv/reading";
import { getFormula } from "./formula.server";
import { type ImportJob, runImport } from "./import-job";
import { importInWorker } from "./import-worker.server";
import { scoreOf } from "./score";
import { ready } from "./states";

export type UploadOutcome =
  | { outcome: "drafted"; healthCheckId: string }
  /** This very file was uploaded for this customer and date before: nothing is changed. */
  | { outcome: "same-file"; healthCheckId: string; published: boolean }
  /** Nothing is stored of a file that holds an error. */
  | { outcome: "refused"; reading: ReadingSummary }
  | { outcome: "unknown-customer" };

export interface UploadedFile {
  date: string;
  name: string;
  bytes: Uint8Array;
}

/** Makes a draft of the file, all of it or nothing. What `importId` names is told how far it is. */
export async function upload(
  customerId: string,
  file: UploadedFile,
  actor: Actor,
  importId: string | null = null,
): Promise<UploadOutcome> {
  const chosen = await chosenFor(customerId, file.date);
  if (!chosen) return { outcome: "unknown-customer" };

  const sha256 = await digestOf(file.bytes);
  const same = await findSameFile(db, customerId, file.date, sha256);
  if (same) return same;

  const healthCheckId = await begin(customerId, file.date, actor, importId);
  const fileName = plainFileName(file.name);
  let outcome: UploadOutcome | undefined;
  try {
    const job = { healthCheckId, importId, fileName, sha256, bytes: file.bytes, chosen, known: await knownAreas() };
    const reading = await importFile(job);
    outcome =
      reading.errors.total > 0 ? { outcome: "refused", reading } : await finish(customerId, job, reading, actor);
  } finally {
    if (outcome?.outcome !== "drafted") await removeDraft(healthCheckId);
  }
  return outcome;
}

/** Larger files than this are read by a worker: they would hold up other people's pages. */
export const inPlaceBytes = 64 * 1024;

/** Removes what imports left behind that were cut off, such as by a crash. To be called at the start. */
export async function sweepCutOffDrafts({ othersMayImport = placeOf(env).kind !== "file" } = {}): Promise<number> {
  // One import takes two minutes at most. At the start nobody imports yet, unless other machines use the database too.
  const before = new Date(Date.now() - (othersMayImport ? 600_000 : 0));
  await sweepImports(before);
  const cutOff = await db.healthCheck.findMany({
    where: { readyAt: null, uploadedAt: { lt: before } },
    select: { id: true },
  });
  for (const { id } of cutOff) await removeDraft(id);
  return cutOff.length;
}

const keptImports = 7 * 86_400_000;

function sweepImports(cutOffBefore: Date): Promise<unknown> {
  return transact(async (tx) => {
    await tx.healthCheckImport.deleteMany({ where: { startedAt: { lt: new Date(Date.now() - keptImports) } } });
    await tx.healthCheckImport.updateMany({
      where: { finishedAt: null, aliveAt: { lt: cutOffBefore } },
      data: { finishedAt: new Date(), outcome: "failed" },
    });
  });
}

async function chosenFor(customerId: string, date: string): Promise<Chosen | null> {
  const customers = await db.business.findMany({ where: { kind: "customer" }, select: { id: true, name: true } });
  const customer = customers.find(({ id }) => id === customerId);
  if (!customer) return null;
  const others = customers.filter(({ id }) => id !== customerId).map(({ name }) => name);
  return { date, customerName: customer.name, otherCustomerNames: others };
}

// Some at a time: a large file's digest would hold up other people's pages.
async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = createHash("sha256");
  for (let from = 0; from < bytes.length; from += 512 * 1024) {
    digest.update(bytes.subarray(from, from + 512 * 1024));
    await nextTurn();
  }
  return digest.digest("hex");
}

async function findSameFile(
  reads: Reads | Tx,
  customerId: string,
  date: string,
  sha256: string,
): Promise<Extract<UploadOutcome, { outcome: "same-file" }> | null> {
  const same = await reads.healthCheck.findFirst({
    where: {
      customerId,
      date,
      ...ready,
      discardedAt: null,
      withdrawnAt: null,
      replacedAt: null,
      undoneAt: null,
      file: { sha256 },
    },
    select: { id: true, publishedAt: true },
  });
  return same && { outcome: "same-file", healthCheckId: same.id, published: same.publishedAt !== null };
}

function begin(customerId: string, date: string, actor: Actor, importId: string | null): Promise<string> {
  return transact(async (tx) => {
    const data = { customerId, date, uploadedById: actor.userId };
    const { id } = await tx.healthCheck.create({ data, select: { id: true } });
    if (importId) await tx.healthCheckImport.updateMany({ where: { id: importId }, data: { healthCheckId: id } });
    return id;
  });
}

function importFile(job: ImportJob): Promise<ReadingSummary> {
  if (job.bytes.length > inPlaceBytes) return importInWorker(job);
  return runImport(job, (sql, args) => transact((tx) => tx.$executeRawUnsafe(sql, ...args)));
}

function finish(customerId: string, job: ImportJob, reading: ReadingSummary, actor: Actor): Promise<UploadOutcome> {
  const { healthCheckId: id, importId, chosen, sha256, fileName, bytes } = job;
  const { status } = reading.counts;
  return transact(async (tx): Promise<UploadOutcome> => {
    const same = await findSameFile(tx, customerId, chosen.date, sha256);
    if (same) return same;

    const formula = await getFormula(tx);
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
        score: scoreOf(await tx.findingTally.findMany({ where: { healthCheckId: id } }), formula),
        formula: { ...formula },
      },
      select: { id: true },
    });
    const told = { doneBytes: bytes.length, rows: reading.counts.rows, finishedAt: new Date(), outcome: "drafted" };
    if (importId) await tx.healthCheckImport.updateMany({ where: { id: importId }, data: told });
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
export function plainFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
      .trim()
      .slice(0, 200) || "health-check.csv"
  );
}
