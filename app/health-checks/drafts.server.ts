import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Tx, transact } from "~/infra/db.server";
import { compareHealthChecks, type DatedComparison } from "./comparisons.server";
import type { ReadingSummary } from "./csv/reading";
import { findPrevious, findStored, findVisible, namesOf } from "./health-check.server";
import type { StoredReading } from "./import-job";
import { openPoints } from "./open-points";
import { ready } from "./states";
import { type UploadRow, uploadColumns, uploadRow } from "./uploads.server";

export interface Draft extends UploadRow {
  customer: { id: string; slug: string; name: string };
  version: number;
  executiveSummary: string;
  file: { name: string; size: number; sha256: string };
  reading: ReadingSummary;
  /** What was answered to the reading's questions and warnings, by their keys. */
  answers: Record<string, string>;
  /** The keys of those that still keep it from being published. */
  openPoints: string[];
  /** Against the newest published date before it. */
  comparedWithPrevious: DatedComparison | null;
  /** What is published for this date now, and would be replaced. */
  replaces: { id: string; publishedAt: Date | null; publishedBy: string | null; comparison: DatedComparison } | null;
}

/** One upload in any state, with how its file was read; null where there is none, or its import was cut off. */
export async function getDraft(id: string): Promise<Draft | null> {
  const row = await db.healthCheck.findFirst({
    where: { id, ...ready },
    select: {
      ...uploadColumns,
      customerId: true,
      version: true,
      executiveSummary: true,
      file: { select: { name: true, size: true, sha256: true, reading: true } },
    },
  });
  if (!row?.file) return null;
  const { answers, ...reading } = row.file.reading as unknown as StoredReading;
  const names = await namesOf([row.uploadedById, row.publishedById]);
  return {
    ...uploadRow(row, names),
    customer: { ...row.customer, id: row.customerId },
    version: row.version,
    executiveSummary: row.executiveSummary,
    file: { name: row.file.name, size: row.file.size, sha256: row.file.sha256 },
    reading,
    answers,
    openPoints: openPoints(reading, answers, row.customer.name),
    ...(await standingOf(id, row.customerId, row.date)),
  };
}

export type SaveOutcome =
  | { outcome: "saved"; version: number }
  /** Somebody else saved another text since this one was read. */
  | { outcome: "changed"; current: { executiveSummary: string; version: number } }
  /** Unknown, discarded, withdrawn or replaced. */
  | { outcome: "gone" };

export interface DraftEdit {
  executiveSummary: string;
  /** By the keys of questions and warnings; what is left out stays as it was answered. */
  answers: Record<string, string>;
  /** Of the draft when its page was drawn. */
  version: number;
}

/** Keeps the executive summary and the answers; a published health check's summary can still be mended. */
export function writeSummary(id: string, edit: DraftEdit, actor: Actor): Promise<SaveOutcome> {
  return transact((tx) => writeSummaryIn(tx, id, edit, actor));
}

/** The same within a transaction under way. */
export async function writeSummaryIn(tx: Tx, id: string, edit: DraftEdit, actor: Actor): Promise<SaveOutcome> {
  const check = await tx.healthCheck.findFirst({
    where: { id, ...ready, discardedAt: null, withdrawnAt: null, replacedAt: null },
    select: { customerId: true, executiveSummary: true, version: true, file: { select: { reading: true } } },
  });
  if (!check?.file) return { outcome: "gone" };
  const { executiveSummary, version } = check;
  const reading = check.file.reading as unknown as StoredReading;
  const answers = { ...reading.answers, ...knownAnswers(reading, edit.answers) };
  const answered = JSON.stringify(answers) !== JSON.stringify(reading.answers);
  const written = executiveSummary !== edit.executiveSummary;
  if (!written && !answered) return { outcome: "saved", version };
  if (written && version !== edit.version) return { outcome: "changed", current: { executiveSummary, version } };

  if (answered) {
    await tx.healthCheckFile.update({
      where: { healthCheckId: id },
      data: { reading: JSON.parse(JSON.stringify({ ...reading, answers })) },
      select: { healthCheckId: true },
    });
  }
  await tx.healthCheck.update({
    where: { id },
    data: { executiveSummary: edit.executiveSummary, version: version + 1 },
    select: { id: true },
  });
  await record(tx, {
    actor,
    businessId: check.customerId,
    action: "health-check.summarise",
    subjectType: "HealthCheck",
    subjectId: id,
    before: { executiveSummary, answers: reading.answers },
    after: { executiveSummary: edit.executiveSummary, answers },
  });
  return { outcome: "saved", version: version + 1 };
}

/** Takes a draft off the list of what waits; it is kept. False where it is no draft (any more). */
export function discard(id: string, actor: Actor): Promise<boolean> {
  return transact(async (tx) => {
    const check = await tx.healthCheck.findFirst({
      where: { id, ...ready, publishedAt: null },
      select: { customerId: true, date: true, discardedAt: true },
    });
    if (!check) return false;
    if (check.discardedAt) return true;
    await tx.healthCheck.update({ where: { id }, data: { discardedAt: new Date() }, select: { id: true } });
    const subject = { subjectType: "HealthCheck", subjectId: id };
    await record(tx, { actor, businessId: check.customerId, action: "health-check.discard", ...subject });
    return true;
  });
}

async function standingOf(id: string, customerId: string, date: string) {
  const check = await findStored(id);
  const previous = await findPrevious(customerId, date);
  const published = await findVisible(customerId, date);
  const replaced = published && published.id !== id ? published : null;
  const names = await namesOf([replaced?.publishedById ?? null]);
  return {
    comparedWithPrevious: check && previous && (await compareHealthChecks(previous, check)),
    replaces: replaced &&
      check && {
        id: replaced.id,
        publishedAt: replaced.publishedAt,
        publishedBy: names.get(replaced.publishedById ?? "") ?? null,
        comparison: await compareHealthChecks(replaced, check),
      },
  };
}

function knownAnswers(reading: ReadingSummary, answers: Record<string, string>): Record<string, string> {
  const keys = new Set([...reading.questions, ...reading.warnings].map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key, answer]) => keys.has(key) && answer.length <= 200));
}
