import { answers, does, type Letter } from "./letters";

/** More than this many A at one person are too many. */
export const mostA = 8;

export interface AssignedResponsibility {
  id: string;
  name: string;
  phase: string;
  assignments: readonly { memberId: string; letter: Letter }[];
}

export interface Gaps {
  /** Nobody answers for it. */
  noA: { id: string; name: string; phase: string }[];
  /** Nobody does it. */
  noR: { id: string; name: string; phase: string }[];
  /** Who answers for more than eight, the most laden first. */
  tooManyA: { id: string; name: string; count: number }[];
}

export type Gap = "no-a" | "no-r";

/** What one responsibility lacks. */
export function gapsIn({ assignments }: Pick<AssignedResponsibility, "assignments">): Gap[] {
  const gaps: Gap[] = [];
  if (!assignments.some(({ letter }) => answers(letter))) gaps.push("no-a");
  if (!assignments.some(({ letter }) => does(letter))) gaps.push("no-r");
  return gaps;
}

/** What is open in the whole team, responsibilities in the order given. */
export function gapsOf(
  responsibilities: readonly AssignedResponsibility[],
  nameOf: (memberId: string) => string | undefined,
): Gaps {
  const lacking = (gap: Gap) =>
    responsibilities
      .filter((responsibility) => gapsIn(responsibility).includes(gap))
      .map(({ id, name, phase }) => ({ id, name, phase }));
  const counts = new Map<string, number>();
  for (const { assignments } of responsibilities)
    for (const { memberId, letter } of assignments)
      if (answers(letter)) counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
  const tooManyA = [...counts]
    .filter(([, count]) => count > mostA)
    .map(([id, count]) => ({ id, name: nameOf(id) ?? "", count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return { noA: lacking("no-a"), noR: lacking("no-r"), tooManyA };
}

/** The gaps of some responsibilities in one sentence; null where there is none. */
export function gapSentence({ noA, noR }: Pick<Gaps, "noA" | "noR">): string | null {
  const parts = [
    { count: noA.length, lack: "no A" },
    { count: noR.length, lack: "no R" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const [first, second] = parts.map(({ count, lack }, at) => {
    const subject =
      at === 0 ? (count === 1 ? "One responsibility here" : `${count} responsibilities here`) : countWord(count);
    return `${subject} ${count === 1 ? "has" : "have"} ${lack}`;
  });
  return `${[first, second].filter(Boolean).join(", ")}.`;
}

const countWord = (count: number) => (count === 1 ? "one" : String(count));
