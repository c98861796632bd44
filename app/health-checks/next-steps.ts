/** More than this nobody does before the next health check. */
export const nextStepLimit = 20;

/** In characters. With all the next steps it fits into a form of ours as multipart, at three bytes a character. */
export const summaryLimit = 8_000;

/** What shall be done after a health check. */
export interface NextStep {
  text: string;
  /** Who does it, as the admin wrote it; may be empty. */
  owner: string;
  /** A calendar date; null: none is set. */
  dueDate: string | null;
}

export function sameSteps(one: readonly NextStep[], other: readonly NextStep[]): boolean {
  const isAsBefore = ({ text, owner, dueDate }: NextStep, place: number) => {
    const before = one[place];
    return before?.text === text && before.owner === owner && before.dueDate === dueDate;
  };
  return one.length === other.length && other.every(isAsBefore);
}

/** A line for each, for two editors to compare. */
export function inWords(steps: readonly NextStep[]): string {
  return steps
    .map(({ text, owner, dueDate }) => [text, owner || "nobody yet", dueDate ?? "no due date"].join(", "))
    .join("\n");
}
