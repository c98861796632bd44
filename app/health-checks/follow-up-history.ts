import { type FollowUpStatus, followUpLabels } from "./follow-up";

/** What was decided, as it is kept with each change: the owner by name, so that it reads the same for ever. */
export interface Decision {
  status: FollowUpStatus;
  owner: string | null;
  dueDate: string | null;
  acceptedUntil: string | null;
  reason: string;
}

export const undecided: Decision = { status: "open", owner: null, dueDate: null, acceptedUntil: null, reason: "" };

/** A field of the form in the words of the screen, as it was and as it is; "" is nothing. */
export interface Difference {
  label: string;
  stored: string;
  typed: string;
}

export function differences(before: Decision, after: Decision): Difference[] {
  const rows: Difference[] = [
    { label: "Status", stored: followUpLabels[before.status], typed: followUpLabels[after.status] },
    { label: "Owner", stored: before.owner ?? "", typed: after.owner ?? "" },
    { label: "Due Date", stored: before.dueDate ?? "", typed: after.dueDate ?? "" },
    { label: "Accepted Until", stored: before.acceptedUntil ?? "", typed: after.acceptedUntil ?? "" },
    { label: "Reason", stored: before.reason, typed: after.reason },
  ];
  return rows.filter(({ stored, typed }) => stored !== typed);
}

/** What a change did, a sentence for each thing: 'set Due Date to 2026-12-01'. */
export function linesOf(before: Decision, after: Decision): string[] {
  const lines = differences(before, after).map(({ label, stored, typed }) => {
    if (!typed) return `emptied ${label}, which was “${stored}”`;
    return stored ? `changed ${label} from “${stored}” to “${typed}”` : `set ${label} to “${typed}”`;
  });
  // Open is what it was: that somebody looks after it is what is new.
  return lines.length > 0 ? lines : ["put it on the list"];
}

/** The same as pairs for the audit log. */
export function inWords(changes: readonly Difference[], side: "stored" | "typed"): Record<string, string> {
  return Object.fromEntries(changes.map((change) => [change.label, change[side]]));
}
