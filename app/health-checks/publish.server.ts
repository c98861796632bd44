import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { notify } from "~/notifications/notify.server";
import { type DraftEdit, type Words, writeSummaryIn } from "./drafts.server";
import { findVisible, namesOf } from "./health-check.server";
import type { StoredReading } from "./import-job";
import { healthCheckPublished } from "./letters/health-check-published.letter";
import { mergeAnswers, openPoints } from "./open-points";
import { ready } from "./states";
import type { StatusCounts } from "./vocabulary";

export type PublishOutcome =
  | { outcome: "published"; customer: { slug: string; name: string }; date: string }
  /** By this admin before, or by another one meanwhile: nothing is changed. */
  | { outcome: "already-published"; by: string | null; at: Date }
  /** Somebody else saved another executive summary since this one was read. */
  | { outcome: "changed"; current: Words & { version: number } }
  /** Questions and warnings of the file that nobody has answered yet: nothing is saved. */
  | { outcome: "open-points"; keys: string[] }
  /** Something else is published for this date than what the page showed as to be replaced. */
  | { outcome: "other-published"; healthCheckId: string; by: string | null; at: Date | null }
  /** Unknown, discarded, withdrawn, replaced or undone. */
  | { outcome: "gone" };

/** Makes a draft what the customer reads for its date, and tells its people. What it replaces is kept. */
export function publish(
  id: string,
  edit: DraftEdit & {
    /** The health check that the page named as the one to be replaced; null: none. */
    replaces: string | null;
  },
  actor: Actor,
): Promise<PublishOutcome> {
  return transact(async (tx): Promise<PublishOutcome> => {
    const check = await tx.healthCheck.findFirst({ where: { id, ...ready }, select: columns });
    if (!check?.file || check.discardedAt || check.withdrawnAt || check.replacedAt) return { outcome: "gone" };
    if (check.publishedAt) {
      const names = await namesOf([check.publishedById], tx);
      return { outcome: "already-published", by: names.get(check.publishedById ?? "") ?? null, at: check.publishedAt };
    }
    const current = await findVisible(check.customerId, check.date, tx);
    if ((current?.id ?? null) !== edit.replaces && current) {
      const names = await namesOf([current.publishedById], tx);
      const by = names.get(current.publishedById ?? "") ?? null;
      return { outcome: "other-published", healthCheckId: current.id, by, at: current.publishedAt };
    }
    // Before anything is written: the form that comes back is of the version that it was.
    const reading = check.file.reading as unknown as StoredReading;
    const keys = openPoints(reading, mergeAnswers(reading, edit.answers), check.customer.name);
    if (keys.length > 0) return { outcome: "open-points", keys };
    const saved = await writeSummaryIn(tx, id, edit, actor);
    if (saved.outcome !== "saved") return saved;

    const now = new Date();
    if (current) await replace(tx, { ...current, by: id }, now, actor);
    await tx.healthCheck.update({
      where: { id },
      data: { publishedAt: now, publishedById: actor.userId, replacesId: current?.id ?? null },
      select: { id: true },
    });
    await record(tx, {
      actor,
      businessId: check.customerId,
      action: "health-check.publish",
      subjectType: "HealthCheck",
      subjectId: id,
      before: { published: current?.id ?? null },
      after: { published: id, date: check.date },
    });
    await tellCustomer(tx, check, current !== null);
    return {
      outcome: "published",
      customer: { slug: check.customer.slug, name: check.customer.name },
      date: check.date,
    };
  });
}

async function replace(
  tx: Tx,
  { id, customerId, date, by }: { id: string; customerId: string; date: string; by: string },
  now: Date,
  actor: Actor,
): Promise<void> {
  const replaced = { replacedAt: now, replacedById: actor.userId };
  await tx.healthCheck.update({ where: { id }, data: replaced, select: { id: true } });
  const subject = { subjectType: "HealthCheck", subjectId: id, after: { date, by } };
  await record(tx, { actor, businessId: customerId, action: "health-check.replace", ...subject });
}

const columns = {
  customerId: true,
  customer: { select: { slug: true, name: true } },
  date: true,
  publishedAt: true,
  publishedById: true,
  withdrawnAt: true,
  replacedAt: true,
  discardedAt: true,
  passCount: true,
  warningCount: true,
  failCount: true,
  notApplicableCount: true,
  infoCount: true,
  notAssessedCount: true,
  file: { select: { reading: true } },
} as const;

async function tellCustomer(
  tx: Tx,
  check: {
    customerId: string;
    customer: { slug: string; name: string };
    date: string;
    passCount: number;
    warningCount: number;
    failCount: number;
    notApplicableCount: number;
    infoCount: number;
    notAssessedCount: number;
  },
  replaced: boolean,
): Promise<void> {
  const counts: StatusCounts = {
    fail: check.failCount,
    warning: check.warningCount,
    pass: check.passCount,
    not_applicable: check.notApplicableCount,
    info: check.infoCount,
    not_assessed: check.notAssessedCount,
  };
  const people = await tx.user.findMany({
    where: { businessId: check.customerId, disabledAt: null },
    select: { id: true, email: true },
  });
  const { slug, name: customerName } = check.customer;
  const data = { customerName, slug, date: check.date, counts, replaced };
  await notify(tx, {
    kind: "health-checks",
    to: people.map(({ id, email }) => ({ userId: id, email })),
    title: healthCheckPublished.subject(data),
    path: `/customers/${slug}/health-checks/${check.date}`,
    businessId: check.customerId,
    letter: { letter: healthCheckPublished, data },
  });
}
