import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { today } from "~/infra/calendar";
import { db, type Tx, transact } from "~/infra/db.server";
import { compareHealthChecks, type DatedComparison } from "./comparisons.server";
import type { ReadingSummary } from "./csv/reading";
import { findPrevious, findStored, findVisible, type HealthCheckRow, namesOf } from "./health-check.server";
import type { StoredReading } from "./import-job";
import { type NextStep, sameSteps } from "./next-steps";
import { listNextSteps, replaceNextSteps } from "./next-steps.server";
import { mergeAnswers, openPoints } from "./open-points";
import { ready } from "./states";
import { canBeUndone, undoneUntil } from "./undo";
import { type UploadRow, uploadColumns, uploadRow } from "./uploads.server";

export interface Draft extends UploadRow {
  customer: { id: string; slug: string; name: string };
  version: number;
  executiveSummary: string;
  steps: NextStep[];
  file: { name: string; size: number; sha256: string };
  reading: ReadingSummary;
  /** What was answered to the reading's questions and warnings, by their keys. */
  answers: Record<string, string>;
  /** The keys of those that still keep it from being published. */
  openPoints: string[];
  /** The last day on which its import can be undone; null: too late. */
  undoUntil: string | null;
  /** The one that stands again when its import is undone. */
  replacesId: string | null;
  /** Against the newest published date before it. */
  comparedWithPrevious: DatedComparison | null;
  /** What is published for this date now and would be replaced; once published, what it was published in the place of. */
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
      replacesId: true,
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
    undoUntil: canBeUndone(row.uploadedAt, new Date()) ? today(undoneUntil(row.uploadedAt)) : null,
    replacesId: row.replacesId,
    executiveSummary: row.executiveSummary,
    steps: await listNextSteps(id),
    file: { name: row.file.name, size: row.file.size, sha256: row.file.sha256 },
    reading,
    answers,
    openPoints: openPoints(reading, answers, row.customer.name),
    ...(await standingOf(row)),
  };
}

export type SaveOutcome =
  | { outcome: "saved"; version: number; isPublished: boolean }
  /** Somebody else saved another text or other next steps since these were read. */
  | { outcome: "changed"; current: Words & { version: number } }
  /** Unknown, discarded, withdrawn or replaced. */
  | { outcome: "gone" };

/** What the admin writes about a health check. */
export interface Words {
  executiveSummary: string;
  steps: NextStep[];
}

export interface DraftEdit {
  executiveSummary: string;
  /** Left out: they stay as they are. */
  steps?: NextStep[];
  /** By the keys of questions and warnings; what is left out stays as it was answered. */
  answers: Record<string, string>;
  /** Of the draft when its page was drawn. */
  version: number;
}

/** Keeps the executive summary, the next steps and the answers; what is published can still be mended. */
export function writeSummary(id: string, edit: DraftEdit, actor: Actor): Promise<SaveOutcome> {
  return transact((tx) => writeSummaryIn(tx, id, edit, actor));
}

/** The same of a draft alone: what a customer has been shown is left as it is. */
export function writeDraft(id: string, edit: DraftEdit, actor: Actor): Promise<SaveOutcome | { outcome: "no-draft" }> {
  return transact(async (tx) => {
    const published = await tx.healthCheck.count({ where: { id, publishedAt: { not: null } } });
    return published ? { outcome: "no-draft" } : writeSummaryIn(tx, id, edit, actor);
  });
}

/** The same within a transaction under way. */
export async function writeSummaryIn(tx: Tx, id: string, edit: DraftEdit, actor: Actor): Promise<SaveOutcome> {
  const check = await tx.healthCheck.findFirst({
    where: { id, ...ready, discardedAt: null, withdrawnAt: null, replacedAt: null },
    select: {
      customerId: true,
      publishedAt: true,
      executiveSummary: true,
      version: true,
      file: { select: { reading: true } },
    },
  });
  if (!check?.file) return { outcome: "gone" };
  const { version } = check;
  const isPublished = check.publishedAt !== null;
  const words = { executiveSummary: check.executiveSummary, steps: await listNextSteps(id, tx) };
  const edited = { executiveSummary: edit.executiveSummary, steps: edit.steps ?? words.steps };
  const reading = check.file.reading as unknown as StoredReading;
  const answers = mergeAnswers(reading, edit.answers);
  const answered = JSON.stringify(answers) !== JSON.stringify(reading.answers);
  const stepped = !sameSteps(words.steps, edited.steps);
  const written = stepped || words.executiveSummary !== edited.executiveSummary;
  if (!written && !answered) return { outcome: "saved", version, isPublished };
  if (written && version !== edit.version) return { outcome: "changed", current: { ...words, version } };

  if (answered) {
    await tx.healthCheckFile.update({
      where: { healthCheckId: id },
      data: { reading: JSON.parse(JSON.stringify({ ...reading, answers })) },
      select: { healthCheckId: true },
    });
  }
  if (stepped) await replaceNextSteps(tx, id, edited.steps);
  await tx.healthCheck.update({
    where: { id },
    data: { executiveSummary: edited.executiveSummary, version: version + 1 },
    select: { id: true },
  });
  await record(tx, {
    actor,
    businessId: check.customerId,
    action: "health-check.summarise",
    subjectType: "HealthCheck",
    subjectId: id,
    before: { ...asJson(words), answers: reading.answers },
    after: { ...asJson(edited), answers },
  });
  return { outcome: "saved", version: version + 1, isPublished };
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

interface Stored {
  id: string;
  customerId: string;
  date: string;
  publishedAt: Date | null;
  discardedAt: Date | null;
  replacesId: string | null;
}

async function standingOf({ id, customerId, date, publishedAt, discardedAt, replacesId }: Stored) {
  const check = await findStored(id);
  const isDraft = !publishedAt && !discardedAt;
  const previous = await findPrevious(customerId, date);
  return {
    comparedWithPrevious: check && previous && (await compareHealthChecks(previous, check)),
    replaces:
      check && (await beside(check, await (isDraft ? findVisible(customerId, date) : findReplaced(replacesId)))),
  };
}

function findReplaced(replacesId: string | null): Promise<HealthCheckRow | null> {
  return replacesId === null ? Promise.resolve(null) : findStored(replacesId);
}

async function beside(check: HealthCheckRow, replaced: HealthCheckRow | null): Promise<Draft["replaces"]> {
  if (!replaced) return null;
  const names = await namesOf([replaced.publishedById]);
  return {
    id: replaced.id,
    publishedAt: replaced.publishedAt,
    publishedBy: names.get(replaced.publishedById ?? "") ?? null,
    comparison: await compareHealthChecks(replaced, check),
  };
}

const asJson = ({ executiveSummary, steps }: Words) => ({
  executiveSummary,
  steps: steps.map((step) => ({ ...step })),
});
