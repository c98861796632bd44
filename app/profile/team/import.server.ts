import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { db, type Reads, transact } from "~/infra/db.server";
import type { MemberDetails } from "./member.schema";
import { accountOf, countMembers, mostMembers } from "./members.server";
import { type MembersReading, readMembersCsv, sameMember } from "./read-members-csv";

export interface ImportPreview extends MembersReading {
  /** Lines whose person, by name and email, is in the team already; they stay as they are. */
  known: number[];
}

/** What adding the file's members would do. */
export async function previewImport(customerId: string, bytes: Uint8Array): Promise<ImportPreview> {
  const reading = readMembersCsv(bytes);
  const team = await teamOf(db, customerId);
  const known = reading.members.filter((member) => team.has(sameMember(member))).map(({ line }) => line);
  return { ...reading, known };
}

/** Adds all members who are not in the team yet, or none; doing it twice adds nobody twice. */
export async function importMembers(
  customerId: string,
  text: string,
  actor: Actor,
): Promise<{ outcome: "imported"; added: number; known: number } | { outcome: "refused" | "full" }> {
  const { members, errors } = readMembersCsv(new TextEncoder().encode(text));
  if (errors.total > 0) return { outcome: "refused" };
  return transact(async (tx) => {
    const team = await teamOf(tx, customerId);
    const added = members.filter((member) => !team.has(sameMember(member)));
    if ((await countMembers(tx, customerId)) + added.length > mostMembers) return { outcome: "full" };
    for (const { name, role, email, phone } of added) {
      const member: MemberDetails = { name, role, email, phone };
      const userId = await accountOf(tx, customerId, email);
      await tx.teamMember.create({ data: { customerId, ...member, userId }, select: { id: true } });
    }
    if (added.length > 0)
      await record(tx, {
        actor,
        businessId: customerId,
        action: "team-member.import",
        subjectType: "Business",
        subjectId: customerId,
        after: { count: added.length, names: added.map(({ name }) => name) },
      });
    return { outcome: "imported", added: added.length, known: members.length - added.length };
  });
}

async function teamOf(reads: Pick<Reads, "teamMember">, customerId: string): Promise<Set<string>> {
  const team = await reads.teamMember.findMany({
    where: { customerId, removedAt: null },
    select: { name: true, email: true },
  });
  return new Set(team.map(sameMember));
}
