import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { kindsFor, type NotificationKind, noticeKind } from "~/notifications/kinds";
import { type Cadence, cadenceNames, type Preference, readPreference } from "~/notifications/preference";

export interface SavedPreference extends Preference {
  /** 0: nothing was chosen yet. */
  version: number;
}

export async function getPreference(userId: string, from: Reads | Tx = db): Promise<SavedPreference> {
  const row = await from.mailPreference.findUnique({
    where: { userId },
    select: { cadence: true, muted: true, version: true },
  });
  return { ...readPreference(row), version: row?.version ?? 0 };
}

interface Choice {
  cadence: Cadence;
  /** The kinds for which mails are wanted. */
  kinds: readonly NotificationKind[];
  version: number;
}

export type Saving = { outcome: "saved" | "unchanged" } | { outcome: "changed"; current: SavedPreference };

/** Saves one's own choice, unless it was changed since the page was opened: in another tab, or by a mail's link. */
export async function savePreference(actor: Actor, choice: Choice): Promise<Saving> {
  return transact(async (tx) => {
    const current = await getPreference(actor.userId, tx);
    const offered = kindsFor(actor.kind).filter((kind) => !noticeKind(kind).fixed);
    const others = current.muted.filter((kind) => !offered.includes(kind));
    const muted = [...others, ...offered.filter((kind) => !choice.kinds.includes(kind))];
    const wanted: Preference = { cadence: choice.cadence, muted };
    if (isSame(current, wanted)) return { outcome: "unchanged" };
    if (choice.version !== current.version) return { outcome: "changed", current };

    await write(tx, actor.userId, wanted, current.version);
    await record(tx, {
      actor,
      businessId: actor.business?.id ?? null,
      action: "notifications.choose",
      subjectType: "User",
      subjectId: actor.userId,
      before: inWords(current),
      after: inWords(wanted),
    });
    return { outcome: "saved" };
  });
}

/** Turns the mails about these kinds off, by the link in a mail. Twice is like once. */
export async function turnOff(userId: string, kinds: readonly NotificationKind[]): Promise<void> {
  await transact(async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { firstName: true, lastName: true, businessId: true },
    });
    if (!user) return;
    const current = await getPreference(userId, tx);
    const added = kinds.filter((kind) => !noticeKind(kind).fixed && !current.muted.includes(kind));
    if (added.length === 0) return;
    const wanted: Preference = { cadence: current.cadence, muted: [...current.muted, ...added] };
    await write(tx, userId, wanted, current.version);
    await record(tx, {
      actor: { userId, name: `${user.firstName} ${user.lastName}` },
      businessId: user.businessId,
      action: "notifications.unsubscribe",
      subjectType: "User",
      subjectId: userId,
      before: inWords(current),
      after: { ...inWords(wanted), off: added.map((kind) => noticeKind(kind).label).join(", ") },
    });
  });
}

async function write(tx: Tx, userId: string, { cadence, muted }: Preference, version: number): Promise<void> {
  const data = { cadence, muted: [...muted], updatedAt: new Date(), version: version + 1 };
  await tx.mailPreference.upsert({
    where: { userId },
    create: { userId, ...data },
    update: data,
    select: { userId: true },
  });
}

function isSame(one: Preference, other: Preference): boolean {
  return one.cadence === other.cadence && [...one.muted].sort().join() === [...other.muted].sort().join();
}

function inWords({ cadence, muted }: Preference) {
  return { mails: cadenceNames[cadence], "no mails about": muted.map((kind) => noticeKind(kind).label).join(", ") };
}
