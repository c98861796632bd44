import type { Capability } from "~/access/keys";

/** Something that somebody has to do next. */
export interface Waiting {
  /** Who acts: the reader's side, or the one named in `who`. */
  you: boolean;
  who: string;
  text: string;
  why: string;
  /** In two words, where `why` is a sentence. */
  aside: string;
  /** Below the customer's own address. */
  path: string;
  /** The link's name. */
  open: string;
}

/** A thing to do, and the key without which nobody learns of it. */
export type Item = Waiting & { key: Capability };
export type Task = Omit<Item, "you" | "who" | "aside"> & { aside?: string };

/** A task that is due on a day; of several that are only counted, none. */
export type DatedTask = Task & { by?: string };

/** The next due first; what only says how many more there are comes last. */
export function byDay(tasks: readonly DatedTask[]): Task[] {
  return [...tasks]
    .sort((a, b) => ((a.by ?? "9999") < (b.by ?? "9999") ? -1 : (a.by ?? "9999") > (b.by ?? "9999") ? 1 : 0))
    .map(({ by: _, ...task }) => task);
}

/** "1 topic", "3 topics" */
export const counted = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);
