import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { accountGraceDays, graceEnd, type Refusal } from "~/export/closing";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { letterTime } from "~/mail/letter-time";
import { notify } from "~/notifications/notify.server";

/** How it stands with the person's own account. */
export async function getClosing({ userId }: Actor) {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { closeRequestedAt: true, closesAt: true },
  });
  return { closesAt: user.closesAt?.toISOString() ?? null, refusal: await whyNotClose(db, userId) };
}

/**
 * Null: others can go on without the person. An owner or admin who has asked to leave as well does not count: otherwise
 * two could leave by each other's word.
 */
export async function whyNotClose(
  from: Pick<Reads, "user"> | Pick<Tx, "user">,
  userId: string,
): Promise<Refusal | null> {
  const { businessId, adminSince, ownerSince } = await from.user.findUniqueOrThrow({
    where: { id: userId },
    select: { businessId: true, adminSince: true, ownerSince: true },
  });
  const others = { id: { not: userId }, disabledAt: null };
  const staying = { ...others, closeRequestedAt: null };
  if (adminSince) {
    const admins = await from.user.count({ where: { ...staying, adminSince: { not: null } } });
    return admins === 0 ? "last-admin" : null;
  }
  if (!ownerSince) return null;
  const people = await from.user.count({ where: { ...others, businessId } });
  const owners = await from.user.count({ where: { ...staying, businessId, ownerSince: { not: null } } });
  return people > 0 && owners === 0 ? "last-owner" : null;
}

/** "asked-before": nothing more happened. Until the day comes nothing changes, and the person can take it back. */
export async function askToCloseAccount(actor: Actor, now = new Date()): Promise<"asked" | "asked-before" | Refusal> {
  return transact(async (tx) => {
    const { closeRequestedAt } = await tx.user.findUniqueOrThrow({
      where: { id: actor.userId },
      select: { closeRequestedAt: true },
    });
    if (closeRequestedAt) return "asked-before";
    const refusal = await whyNotClose(tx, actor.userId);
    if (refusal) return refusal;
    const closesAt = graceEnd(now, accountGraceDays);
    await tx.user.updateMany({
      where: { id: actor.userId, closeRequestedAt: null, closedAt: null },
      data: { closeRequestedAt: now, closesAt },
    });
    await recordAbout(tx, actor, "person.ask-to-close", { closesOn: closesAt.toISOString().slice(0, 10) });
    await tell(tx, actor, {
      title: "Your account will be closed",
      text: `It closes on ${letterTime(closesAt)}. Until then you can log in and keep it. If it was not you who asked, log in, keep it, and change your password.`,
    });
    return "asked";
  });
}

/** The account stays as it was. False: there was nothing to take back. */
export async function keepAccount(actor: Actor): Promise<boolean> {
  return transact(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, closeRequestedAt: { not: null }, closedAt: null },
      data: { closeRequestedAt: null, closesAt: null },
    });
    if (count === 0) return false;
    await recordAbout(tx, actor, "person.keep-open", {});
    await tell(tx, actor, { title: "Your account stays open", text: "Nothing was changed." });
    return true;
  });
}

function recordAbout(tx: Tx, actor: Actor, action: string, after: { closesOn?: string }): Promise<void> {
  const { userId, business } = actor;
  return record(tx, { actor, businessId: business?.id ?? null, action, subjectType: "User", subjectId: userId, after });
}

function tell(tx: Tx, { userId, email, business }: Actor, words: { title: string; text: string }): Promise<void> {
  const businessId = business?.id ?? null;
  return notify(tx, { kind: "safety", to: [{ userId, email }], ...words, path: "/account/close", businessId });
}
