import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, transact } from "~/infra/db.server";
import { idOfForm } from "./form-key.server";

/** More than this many rows are no grid that anybody reads. */
export const mostResponsibilities = 300;

/** What somebody of the customer has to do, in the order of the list, with who holds which letter. */
export async function listResponsibilitiesOf(customerId: string) {
  return db.responsibility.findMany({
    where: { customerId, removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      phase: true,
      templateKey: true,
      version: true,
      assignments: {
        where: { member: { customerId, removedAt: null } },
        orderBy: { member: { name: "asc" } },
        select: { memberId: true, letter: true, member: { select: { name: true } } },
      },
    },
  });
}

/** One responsibility; null where the customer has none of this id. */
export async function getResponsibility(customerId: string, responsibilityId: string) {
  return db.responsibility.findFirst({
    where: { id: responsibilityId, customerId, removedAt: null },
    select: {
      id: true,
      name: true,
      phase: true,
      version: true,
      assignments: {
        where: { member: { customerId, removedAt: null } },
        orderBy: { member: { name: "asc" } },
        select: { memberId: true, letter: true, member: { select: { name: true, role: true } } },
      },
    },
  });
}

/** How many responsibilities of the list to start from the customer does not have. */
export async function countNotTakenOver(customerId: string): Promise<number> {
  const [taken, all] = await Promise.all([
    db.responsibility.findMany({
      where: { customerId, removedAt: null, templateKey: { not: null } },
      select: { templateKey: true },
    }),
    db.responsibilityTemplate.findMany({ select: { key: true } }),
  ]);
  const keys = new Set(taken.map(({ templateKey }) => templateKey));
  return all.filter(({ key }) => !keys.has(key)).length;
}

/** Takes over what of the list to start from is not there yet, and says how many that were. */
export async function takeOverList(customerId: string, actor: Actor): Promise<number> {
  return transact(async (tx) => {
    const taken = await tx.responsibility.findMany({
      where: { customerId, removedAt: null, templateKey: { not: null } },
      select: { templateKey: true },
    });
    const keys = new Set(taken.map(({ templateKey }) => templateKey));
    const templates = await tx.responsibilityTemplate.findMany({ orderBy: { position: "asc" } });
    const missing = templates.filter(({ key }) => !keys.has(key));
    if (missing.length === 0) return 0;
    await tx.responsibility.createMany({
      data: missing.map(({ key, phase, name, position }) => ({ customerId, templateKey: key, phase, name, position })),
    });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "responsibility.take-over",
      subjectType: "Business",
      subjectId: customerId,
      after: { count: missing.length, keys: missing.map(({ key }) => key) },
    });
    return missing.length;
  });
}

/** One of the customer's own, last of its phase; sent twice, the form adds one. */
export async function addResponsibility(
  customerId: string,
  { name, phase, formKey }: { name: string; phase: string; formKey?: string | undefined },
  actor: Actor,
): Promise<"added" | "known" | "full"> {
  const id = idOfForm(customerId, formKey, [name, phase]);
  return transact(async (tx) => {
    if (await tx.responsibility.findFirst({ where: { id, customerId }, select: { id: true } })) return "added";
    const present = await tx.responsibility.findMany({
      where: { customerId, removedAt: null },
      select: { name: true, position: true },
    });
    if (present.some((other) => other.name.toLowerCase() === name.toLowerCase())) return "known";
    if (present.length >= mostResponsibilities) return "full";
    // Behind the list to start from, even where that is taken over later.
    const position = Math.max(999, ...present.map((other) => other.position)) + 1;
    await tx.responsibility.create({ data: { id, customerId, name, phase, position }, select: { id: true } });
    const subject = { subjectType: "Responsibility", subjectId: id };
    await record(tx, {
      actor,
      businessId: customerId,
      action: "responsibility.add",
      ...subject,
      after: { name, phase },
    });
    return "added";
  });
}

/** Takes a responsibility off the list; refused where somebody changed it since `version`. Null where there is none. */
export async function removeResponsibility(
  customerId: string,
  responsibilityId: string,
  version: number,
  actor: Actor,
): Promise<{ outcome: "removed" | "removed-before" | "changed"; name: string } | null> {
  return transact(async (tx) => {
    const where = { id: responsibilityId, customerId };
    const stored = await tx.responsibility.findFirst({
      where,
      select: { name: true, phase: true, version: true, removedAt: true },
    });
    if (!stored) return null;
    const { name, phase } = stored;
    if (stored.removedAt) return { outcome: "removed-before", name };
    if (stored.version !== version) return { outcome: "changed", name };
    await tx.responsibility.updateMany({ where, data: { removedAt: new Date(), version: { increment: 1 } } });
    await record(tx, {
      actor,
      businessId: customerId,
      action: "responsibility.remove",
      subjectType: "Responsibility",
      subjectId: responsibilityId,
      before: { name, phase },
    });
    return { outcome: "removed", name };
  });
}
