import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import type { FollowUpStatus } from "./follow-up";
import { type Decision, type Difference, differences, inWords, linesOf, undecided } from "./follow-up-history";

/** The check that is followed up: what every date that measures it has in common. */
export interface Check {
  checkKey: string;
  title: string;
  areaName: string;
}

export interface Details {
  status: FollowUpStatus;
  ownerId: string | null;
  dueDate: string | null;
  acceptedUntil: string | null;
  reason: string;
}

const columns = {
  id: true,
  status: true,
  ownerId: true,
  owner: { select: { name: true } },
  dueDate: true,
  acceptedUntil: true,
  reason: true,
  updatedAt: true,
  updatedByName: true,
  version: true,
} as const;

/** What a customer has decided about a check; null where it has not said anything yet. */
export function findFollowUp(customerId: string, checkKey: string, reads: Reads | Tx = db) {
  return reads.followUp.findUnique({ where: { customerId_checkKey: { customerId, checkKey } }, select: columns });
}

type Stored = NonNullable<Awaited<ReturnType<typeof findFollowUp>>>;

/** Who can be the owner: the team, and who owns it now. */
export function listOwners(customerId: string, ownerId: string | null) {
  return db.teamMember.findMany({
    where: { customerId, OR: [{ removedAt: null }, ...(ownerId ? [{ id: ownerId }] : [])] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
}

export type Saved =
  | { outcome: "changed" | "unchanged" }
  | { outcome: "unknown-owner" }
  | { outcome: "conflict"; by: string; overwritten: Difference[]; version: number };

/**
 * Saves what differs; version 0 is that of a check nobody has followed up. Where somebody else saved since `version`
 * was read nothing is changed, and the answer holds both values.
 */
export function saveFollowUp(
  customerId: string,
  check: Check,
  { version, ...details }: Details & { version: number },
  actor: Actor,
  now = new Date(),
): Promise<Saved> {
  return transact(async (tx) => {
    const stored = await findFollowUp(customerId, check.checkKey, tx);
    const owner = await findOwner(tx, customerId, details.ownerId, stored);
    if (owner === undefined) return { outcome: "unknown-owner" };

    const before = stored ? decisionOf(stored) : undecided;
    const after: Decision = { ...asDecision(details), owner };
    const changes = differences(before, after);
    // Two of the same name are still two.
    const sameOwner = (stored?.ownerId ?? null) === details.ownerId;
    if (changes.length === 0 && sameOwner && stored && stored.version > 0) return { outcome: "unchanged" };
    if (stored && stored.version !== version)
      return { outcome: "conflict", by: stored.updatedByName, overwritten: changes, version: stored.version };

    const id = stored?.id ?? (await begin(tx, customerId, check, actor, now));
    await tx.followUp.updateMany({
      where: { id, customerId },
      data: {
        title: check.title,
        areaName: check.areaName,
        status: details.status,
        ownerId: details.ownerId,
        dueDate: details.dueDate,
        acceptedUntil: details.acceptedUntil,
        reason: details.reason,
        ...savedBy(actor, now),
        version: (stored?.version ?? 0) + 1,
      },
    });
    await keepChanges(tx, [{ followUpId: id, before, after }], actor, now);
    await record(tx, {
      actor,
      businessId: customerId,
      action: "follow-up.change",
      subjectType: "FollowUp",
      subjectId: id,
      before: { check: check.title, ...inWords(changes, "stored") },
      after: { check: check.title, status: details.status, ...inWords(changes, "typed") },
    });
    return { outcome: "changed" };
  });
}

/** The id of the follow-up of a check, which is made where nobody has followed it up yet. */
export async function begin(tx: Tx, customerId: string, check: Check, actor: Actor, now: Date): Promise<string> {
  const { checkKey } = check;
  const { id } = await tx.followUp.upsert({
    where: { customerId_checkKey: { customerId, checkKey } },
    // As version 0, nothing is decided yet: whoever has the form open may save it.
    create: { customerId, checkKey, title: check.title, areaName: check.areaName, version: 0, ...savedBy(actor, now) },
    update: {},
    select: { id: true },
  });
  return id;
}

export async function keepChanges(
  tx: Tx,
  changes: readonly { followUpId: string; before: Decision; after: Decision }[],
  actor: Pick<Actor, "userId" | "name">,
  now: Date,
): Promise<void> {
  const by = { byId: actor.userId, byName: actor.name };
  await tx.followUpChange.createMany({
    data: changes.map(({ followUpId, before, after }) => ({
      followUpId,
      before: { ...before },
      after: { ...after },
      at: now,
      ...by,
    })),
  });
}

/** Who changed what and when, the latest 50, newest first. */
export async function listChanges(customerId: string, followUpId: string) {
  const changes = await db.followUpChange.findMany({
    where: { followUpId, followUp: { customerId } },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true, at: true, byName: true, before: true, after: true },
  });
  return changes.map(({ id, at, byName, before, after }) => ({
    id,
    at: at.toISOString(),
    who: byName,
    lines: linesOf(before as unknown as Decision, after as unknown as Decision),
  }));
}

export function decisionOf(
  stored: Pick<Stored, "status" | "dueDate" | "acceptedUntil" | "reason" | "owner">,
): Decision {
  return { ...asDecision(stored), owner: stored.owner?.name ?? null };
}

export function savedBy(actor: Pick<Actor, "userId" | "name">, now: Date) {
  return { updatedAt: now, updatedById: actor.userId, updatedByName: actor.name };
}

function asDecision({ status, dueDate, acceptedUntil, reason }: Omit<Decision, "owner">): Omit<Decision, "owner"> {
  return { status, dueDate, acceptedUntil, reason };
}

async function findOwner(tx: Tx, customerId: string, ownerId: string | null, stored: Stored | null) {
  if (ownerId === null) return null;
  if (ownerId === stored?.ownerId) return stored.owner?.name ?? null;
  const member = await tx.teamMember.findFirst({
    where: { id: ownerId, customerId, removedAt: null },
    select: { name: true },
  });
  return member?.name;
}
