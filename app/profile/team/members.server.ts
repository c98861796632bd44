import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, type Tx, transact } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import { type Change, differences } from "./differences";
import { findMembers } from "./find-members.server";
import { idOfForm } from "./form-key.server";
import type { MemberDetails } from "./member.schema";

const details = { name: true, role: true, email: true, phone: true } as const;

/** A team may hold no more; what is larger is no team. */
export const mostMembers = 10_000;

export const membersOnPage = 50;

/** The members of one page, by name, with how many match and how many there are. */
export async function listMembers(customerId: string, { search, page }: { search: string; page: number }) {
  const all = { customerId, removedAt: null };
  const within = Prisma.sql`"name" || char(10) || "role" || char(10) || coalesce("email", '')`;
  const skip = (page - 1) * membersOnPage;
  const [{ ids, matching }, total] = await Promise.all([
    findMembers(customerId, { search, within, skip, take: membersOnPage }),
    db.teamMember.count({ where: all }),
  ]);
  const members = await db.teamMember.findMany({
    where: { ...all, id: { in: ids } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, ...details, userId: true },
  });
  return { members, pages: Math.max(1, Math.ceil(matching / membersOnPage)), matching, total };
}

/** One member with what is held, and the account of the same person; null where the team has none of this id. */
export async function getMember(customerId: string, memberId: string) {
  return db.teamMember.findFirst({
    where: { id: memberId, customerId, removedAt: null },
    select: {
      id: true,
      ...details,
      version: true,
      user: { select: { id: true, email: true } },
      assignments: {
        where: { responsibility: { customerId, removedAt: null } },
        orderBy: { responsibility: { position: "asc" } },
        select: { letter: true, responsibility: { select: { id: true, name: true, phase: true } } },
      },
      objectives: { where: { customerId, removedAt: null }, select: { id: true, title: true } },
    },
  });
}

/** Sent twice, the form adds one member; "full" where the team holds all that it may. */
export async function addMember(
  customerId: string,
  typed: MemberDetails,
  formKey: string | undefined,
  actor: Actor,
): Promise<"added" | "full"> {
  const { name, role, email, phone } = typed;
  const member = { name, role, email, phone };
  const id = idOfForm(customerId, formKey, member);
  return transact(async (tx) => {
    if (await tx.teamMember.findFirst({ where: { id, customerId }, select: { id: true } })) return "added";
    if ((await countMembers(tx, customerId)) >= mostMembers) return "full";
    const userId = await accountOf(tx, customerId, email);
    await tx.teamMember.create({ data: { id, customerId, ...member, userId }, select: { id: true } });
    const subject = { subjectType: "TeamMember", subjectId: id };
    await record(tx, { actor, businessId: customerId, action: "team-member.add", ...subject, after: member });
    return "added";
  });
}

export interface MemberConflict {
  overwritten: Change[];
  version: number;
}

/** Saves what differs; where somebody else saved since `version`, nothing changes and both values come back. */
export async function changeMember(
  customerId: string,
  memberId: string,
  typed: MemberDetails & { version: number },
  actor: Actor,
): Promise<"changed" | "unchanged" | MemberConflict | null> {
  const { name, role, email, phone } = typed;
  const member = { name, role, email, phone };
  return transact(async (tx) => {
    const where = { id: memberId, customerId, removedAt: null };
    const stored = await tx.teamMember.findFirst({ where, select: { ...details, userId: true, version: true } });
    if (!stored) return null;
    const changes = differences(memberLabels, stored, member);
    if (changes.length === 0) return "unchanged";
    if (stored.version !== typed.version) return { overwritten: changes, version: stored.version };

    const userId = stored.userId ?? (await accountOf(tx, customerId, email));
    await tx.teamMember.updateMany({ where, data: { ...member, userId, version: { increment: 1 } } });
    const { version: _version, userId: _userId, ...before } = stored;
    const subject = { subjectType: "TeamMember", subjectId: memberId };
    await record(tx, {
      actor,
      businessId: customerId,
      action: "team-member.change",
      ...subject,
      before,
      after: member,
    });
    return "changed";
  });
}

/** The account of the same person at the customer's business, unless another member has it; null where there is none. */
export async function accountOf(tx: Tx, customerId: string, email: string | null): Promise<string | null> {
  if (!email) return null;
  const user = await tx.user.findFirst({
    where: {
      email: email.normalize("NFKC").toLowerCase(),
      businessId: customerId,
      disabledAt: null,
      teamMembers: { none: { customerId, removedAt: null } },
    },
    select: { id: true },
  });
  return user?.id ?? null;
}

/** Whether this person may give colleagues an account: the owners of the customer's business may. */
export async function mayGiveAccount(customerId: string, actor: Actor): Promise<boolean> {
  if (actor.kind !== "customer") return false;
  const owner = { id: actor.userId, businessId: customerId, ownerSince: { not: null }, disabledAt: null };
  return (await db.user.count({ where: owner })) > 0;
}

export function countMembers(reads: Pick<Reads, "teamMember">, customerId: string): Promise<number> {
  return reads.teamMember.count({ where: { customerId, removedAt: null } });
}

const memberLabels = { name: "Name", role: "Role", email: "Email", phone: "Phone" };
