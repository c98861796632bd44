import type { Assigned } from "./assign.server";
import type { Change } from "./differences";
import { letterKey } from "./letter-field";

/** Why a row of the grid was not saved, in the words of the page. */
export interface Refusal {
  status: 400 | 409;
  fieldErrors: Record<string, string[]>;
  conflict?: { overwritten: Change[]; version: number };
  /** Set where the A can be taken from who holds it: who would get it. */
  moveTo?: string;
}

/** Null where it was saved. */
export function refusalOf(assigned: Assigned): Refusal | null {
  switch (assigned.outcome) {
    case "changed":
    case "unchanged":
      return null;
    case "conflict": {
      const { overwritten, version } = assigned;
      return { status: 409, fieldErrors: {}, conflict: { overwritten, version } };
    }
    case "known":
      return { status: 400, fieldErrors: { name: [`Choose another name: “${assigned.name}” is on the list already`] } };
    case "left-the-team": {
      const { id, name } = assigned.member;
      return { status: 400, fieldErrors: at([id], `Choose – here: ${name} has left the team`) };
    }
    case "two-a": {
      const { holder, chosen } = assigned;
      const ids = chosen.map(({ id }) => id);
      const names = chosen.map(({ name }) => name).join(" and ");
      if (!holder) return { status: 400, fieldErrors: at(ids, `Choose one who is accountable: not ${names} together`) };
      const message = `Take the A from ${holder.name} first, or move it: exactly one is accountable`;
      return {
        status: 400,
        fieldErrors: at(ids, message),
        ...(chosen.length === 1 && chosen[0] ? { moveTo: chosen[0].name } : {}),
      };
    }
  }
}

function at(memberIds: string[], message: string): Record<string, string[]> {
  return Object.fromEntries(memberIds.map((id) => [`letters.${letterKey(id)}`, [message]]));
}
