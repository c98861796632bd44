import type { Touched } from "~/licensing/requests/effects";
import type { Term } from "./term";
import { type Change, differences, type TermDetails } from "./term-fields";

/** A term as somebody's page showed it; an empty id: there was none. */
export interface Seen {
  term: string;
  version: number;
}

export const nothingSeen: Seen = { term: "", version: 0 };

export function hasSeen(seen: Seen, term: Term | null): boolean {
  return term ? seen.term === term.id && seen.version === term.version : seen.term === "";
}

/** Somebody saved meanwhile: what saving would replace, and what there is to be seen now. */
export interface Conflict {
  outcome: "conflict";
  /** Empty where the box was to be unticked. */
  overwritten: Change[];
  /** The end of the term that stands now; null: it was taken back, or has ended. */
  endDate: string | null;
  seen: Seen;
}

export function conflictOf(term: Term | null, typed: TermDetails | null): Conflict {
  return {
    outcome: "conflict",
    overwritten: typed ? differences(term, typed) : [],
    endDate: term?.endDate ?? null,
    seen: term ? { term: term.id, version: term.version } : nothingSeen,
  };
}

/** Open requests rest on what is to change: nothing was saved, because nobody has agreed to it yet. */
export interface Asks {
  outcome: "touches";
  touched: Touched[];
  /** What the form sends to agree to exactly this. */
  key: string;
}
