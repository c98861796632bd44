import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { findVisible, namesOf } from "./health-check.server";
import { ready, type State, stateOf, visible } from "./states";
import { canBeUndone } from "./undo";

/** Somebody did something meanwhile that is in the way: who, when, and what stands there now. */
interface Standing {
  healthCheckId: string;
  by: string | null;
  at: Date | null;
}

/** Takes a published health check from the customer's sight; it is kept. */
export function withdraw(id: string, actor: Actor): Promise<"withdrawn" | "already-withdrawn" | "not-published"> {
  return transact(async (tx) => {
    const check = await tx.healthCheck.findUnique({ where: { id }, select: columns });
    if (check?.withdrawnAt) return "already-withdrawn";
    if (!check?.publishedAt || check.replacedAt) return "not-published";

    const withdrawn = { withdrawnAt: new Date(), withdrawnById: actor.userId };
    await tx.healthCheck.update({ where: { id, ...visible }, data: withdrawn, select: { id: true } });
    await recordOf(tx, id, check, actor, "health-check.withdraw");
    return "withdrawn";
  });
}

export type TakeBackOutcome =
  | { outcome: "stands-again" }
  /** By this admin before, or by another one meanwhile. */
  | { outcome: "not-withdrawn" }
  /** Another one is published for the date. */
  | ({ outcome: "other-published" } & Standing);

/** Takes a withdrawal back: the customer reads it again as it was, and gets no mail. */
export function takeBackWithdrawal(id: string, actor: Actor): Promise<TakeBackOutcome> {
  return transact(async (tx): Promise<TakeBackOutcome> => {
    const check = await tx.healthCheck.findFirst({ where: { id, ...ready }, select: columns });
    if (!check?.withdrawnAt || check.undoneAt) return { outcome: "not-withdrawn" };
    const other = await standingFor(tx, check);
    if (other) return { outcome: "other-published", ...other };

    const standing = { withdrawnAt: null, withdrawnById: null };
    await tx.healthCheck.update({ where: { id }, data: standing, select: { id: true } });
    await recordOf(tx, id, check, actor, "health-check.take-back");
    return { outcome: "stands-again" };
  });
}

export type UndoOutcome =
  /** `restored`: the one that the customer reads for the date again. */
  | { outcome: "undone"; restored: string | null }
  /** By this admin before, or by another one meanwhile: nothing is changed. */
  | { outcome: "already-undone"; by: string | null; at: Date }
  /** It is no longer what the page showed it as. */
  | { outcome: "moved"; state: State }
  /** Published in its place: that one is to be undone first. */
  | ({ outcome: "replaced" } & Standing)
  /** What it replaced cannot stand again, because another one was published for the date meanwhile. */
  | ({ outcome: "other-published" } & Standing)
  | { outcome: "too-late" }
  | { outcome: "gone" };

/**
 * Undoes an import and leaves what stood before it: a draft goes from the list, a published one from the customer's
 * sight, and the one in whose place it was published stands again as it was. Rows and file are kept; nobody is mailed.
 */
export function undoImport(
  id: string,
  { seen, now = new Date() }: { /** The state that the page showed. */ seen: State; now?: Date },
  actor: Actor,
): Promise<UndoOutcome> {
  return transact(async (tx): Promise<UndoOutcome> => {
    const check = await tx.healthCheck.findFirst({ where: { id, ...ready }, select: columns });
    if (!check) return { outcome: "gone" };
    if (check.undoneAt) {
      const by = await nameOf(tx, check.undoneById);
      return { outcome: "already-undone", by, at: check.undoneAt };
    }
    if (check.replacedAt) return { outcome: "replaced", ...(await replacementOf(tx, id, check)) };
    const state = stateOf(check);
    if (state !== seen) return { outcome: "moved", state };
    if (!canBeUndone(check.uploadedAt, now)) return { outcome: "too-late" };
    const other = check.replacesId === null || state === "published" ? null : await standingFor(tx, check);
    if (other) return { outcome: "other-published", ...other };

    await tx.healthCheck.update({
      where: { id },
      data: { undoneAt: now, undoneById: actor.userId, ...hidden(check, now, actor) },
      select: { id: true },
    });
    if (check.replacesId) await restore(tx, check.replacesId, check, actor);
    await recordOf(tx, id, check, actor, "health-check.undo", { was: state, restored: check.replacesId });
    return { outcome: "undone", restored: check.replacesId };
  });
}

const columns = {
  customerId: true,
  date: true,
  uploadedAt: true,
  publishedAt: true,
  withdrawnAt: true,
  replacedAt: true,
  replacedById: true,
  discardedAt: true,
  undoneAt: true,
  undoneById: true,
  replacesId: true,
} as const;

interface Check {
  customerId: string;
  date: string;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  discardedAt: Date | null;
}

// Whoever reads neither withdrawn nor discarded ones never meets an undone one.
function hidden({ publishedAt, withdrawnAt, discardedAt }: Check, now: Date, actor: Actor) {
  if (!publishedAt) return { discardedAt: discardedAt ?? now };
  return withdrawnAt ? {} : { withdrawnAt: now, withdrawnById: actor.userId };
}

async function restore(tx: Tx, id: string, { customerId, date }: Check, actor: Actor): Promise<void> {
  const standing = { replacedAt: null, replacedById: null };
  await tx.healthCheck.update({ where: { id, customerId, date }, data: standing, select: { id: true } });
  await recordOf(tx, id, { customerId, date }, actor, "health-check.stand-again");
}

async function standingFor(tx: Tx, { customerId, date }: Check): Promise<Standing | null> {
  const other = await findVisible(customerId, date, tx);
  return other && { healthCheckId: other.id, by: await nameOf(tx, other.publishedById), at: other.publishedAt };
}

async function replacementOf(
  tx: Tx,
  id: string,
  { replacedAt: at, replacedById }: { replacedAt: Date | null; replacedById: string | null },
): Promise<Standing> {
  const replacement = await tx.healthCheck.findFirst({
    where: { replacesId: id, undoneAt: null },
    select: { id: true },
  });
  return { healthCheckId: replacement?.id ?? id, by: await nameOf(tx, replacedById), at };
}

async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  const names = await namesOf([userId], tx);
  return names.get(userId ?? "") ?? null;
}

function recordOf(
  tx: Tx,
  id: string,
  { customerId, date }: Pick<Check, "customerId" | "date">,
  actor: Actor,
  action: string,
  after: Record<string, string | null> = {},
): Promise<void> {
  const subject = { subjectType: "HealthCheck", subjectId: id, before: { date }, after: { date, ...after } };
  return record(tx, { actor, businessId: customerId, action, ...subject });
}
