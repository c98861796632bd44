import type { Actor } from "~/access/actor";
import { record } from "~/audit/audit.server";
import { type Tx, transact } from "~/infra/db.server";
import { type Change, differences } from "./differences";
import { answers, type Letter, letterText, withoutA } from "./letters";

export interface TypedResponsibility {
  version: number;
  /** By member; null takes a letter away. Who is not named keeps what is held. */
  letters: ReadonlyMap<string, Letter | null>;
  name?: string | undefined;
  phase?: string | undefined;
  /** The A is taken from who holds it and given to who was chosen. */
  moveA: boolean;
}

export type Assigned =
  | { outcome: "changed" | "unchanged"; name: string; phase: string }
  | { outcome: "conflict"; overwritten: Change[]; version: number }
  | { outcome: "known"; name: string }
  | { outcome: "two-a"; holder: Person | null; chosen: Person[] }
  | { outcome: "left-the-team"; member: Person };

interface Person {
  id: string;
  name: string;
}

/**
 * Saves one row of the grid. There is never more than one A; where somebody else saved since `version`, nothing changes
 * and both values come back. Null where the responsibility or one of the members is none of the customer's.
 */
export async function assign(
  customerId: string,
  responsibilityId: string,
  typed: TypedResponsibility,
  actor: Actor,
): Promise<Assigned | null> {
  return transact(async (tx) => {
    const stored = await readStored(tx, customerId, responsibilityId);
    if (!stored) return null;
    const members = await readMembers(tx, customerId, [...typed.letters.keys()]);
    if (!members) return null;

    const wanted = new Map([...typed.letters].filter(([id, letter]) => (stored.letters.get(id) ?? null) !== letter));
    const gone = members.find(({ id, removedAt }) => removedAt && wanted.has(id));
    if (gone) return { outcome: "left-the-team", member: gone };

    const holder = [...stored.letters].find(([, letter]) => answers(letter))?.[0] ?? null;
    const chosen = [...wanted].filter(([, letter]) => answers(letter)).map(([id]) => id);
    const names = new Map([...stored.names, ...members.map(({ id, name }) => [id, name] as const)]);
    const person = (id: string) => ({ id, name: names.get(id) ?? "" });
    const newHolder = chosen.find((id) => id !== holder);
    if (typed.moveA && holder && newHolder && answers(wanted.get(holder) ?? stored.letters.get(holder) ?? null))
      wanted.set(holder, withoutA(stored.letters.get(holder) ?? null));

    const text = { name: stored.name, phase: stored.phase };
    const changes = [
      ...differences(labels, text, typed),
      ...[...wanted].map(([id, letter]) => ({
        label: person(id).name,
        stored: textOf(stored.letters.get(id) ?? null),
        typed: textOf(letter),
      })),
    ];
    const after = { name: typed.name ?? stored.name, phase: typed.phase ?? stored.phase };
    if (changes.length === 0) return { outcome: "unchanged", ...after };
    if (stored.version !== typed.version) return { outcome: "conflict", overwritten: changes, version: stored.version };

    if (
      changes.some(({ label }) => label === labels.name) &&
      (await isTaken(tx, customerId, responsibilityId, after.name))
    )
      return { outcome: "known", name: after.name };

    const accountable = [...new Map([...stored.letters, ...wanted])].filter(([, letter]) => answers(letter));
    if (accountable.length > 1) {
      const others = accountable.map(([id]) => id).filter((id) => id !== holder || wanted.has(id));
      return {
        outcome: "two-a",
        holder: holder && !wanted.has(holder) ? person(holder) : null,
        chosen: others.map(person),
      };
    }

    await write(tx, customerId, responsibilityId, after, wanted);
    const labelled = (value: "stored" | "typed") =>
      Object.fromEntries(changes.map((change) => [change.label, change[value]]));
    await record(tx, {
      actor,
      businessId: customerId,
      action: "responsibility.change",
      subjectType: "Responsibility",
      subjectId: responsibilityId,
      before: { ...text, changes: labelled("stored") },
      after: { ...after, changes: labelled("typed") },
    });
    return { outcome: "changed", ...after };
  });
}

const labels = { name: "Responsibility", phase: "Phase" };

async function isTaken(tx: Tx, customerId: string, responsibilityId: string, name: string): Promise<boolean> {
  const others = await tx.responsibility.findMany({
    where: { customerId, removedAt: null, id: { not: responsibilityId } },
    select: { name: true },
  });
  return others.some((other) => other.name.toLowerCase() === name.toLowerCase());
}

async function readStored(tx: Tx, customerId: string, responsibilityId: string) {
  const row = await tx.responsibility.findFirst({
    where: { id: responsibilityId, customerId, removedAt: null },
    select: {
      name: true,
      phase: true,
      version: true,
      assignments: { select: { memberId: true, letter: true, member: { select: { name: true } } } },
    },
  });
  if (!row) return null;
  const { assignments, ...own } = row;
  return {
    ...own,
    letters: new Map<string, Letter>(assignments.map(({ memberId, letter }) => [memberId, letter])),
    names: assignments.map(({ memberId, member }) => [memberId, member.name] as const),
  };
}

/** The members of these ids, those that left among them; null where one is none of the customer's. */
async function readMembers(tx: Tx, customerId: string, ids: string[]) {
  const members = await tx.teamMember.findMany({
    where: { customerId, id: { in: ids } },
    select: { id: true, name: true, removedAt: true },
  });
  return members.length === new Set(ids).size ? members : null;
}

async function write(
  tx: Tx,
  customerId: string,
  responsibilityId: string,
  { name, phase }: { name: string; phase: string },
  wanted: ReadonlyMap<string, Letter | null>,
): Promise<void> {
  await tx.responsibility.updateMany({
    where: { id: responsibilityId, customerId },
    data: { name, phase, version: { increment: 1 } },
  });
  // First given up, then given: the one A may move within one form.
  await tx.assignment.deleteMany({ where: { responsibilityId, memberId: { in: [...wanted.keys()] } } });
  await tx.assignment.createMany({
    data: [...wanted].flatMap(([memberId, letter]) => (letter ? [{ responsibilityId, memberId, letter }] : [])),
  });
}

const textOf = (letter: Letter | null) => (letter ? letterText(letter) : "");
