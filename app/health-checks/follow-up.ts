import { addDays, type CalendarDate } from "~/infra/calendar";
import { type Status, statusLabels } from "./vocabulary";

/** What a customer has decided to do about a finding, in the order in which a plan goes through them. */
export const followUpStatuses = ["open", "planned", "accepted", "elsewhere", "done"] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

export const followUpLabels: Record<FollowUpStatus, string> = {
  open: "Open",
  planned: "Planned",
  accepted: "Risk accepted",
  elsewhere: "Done elsewhere",
  done: "Done",
};

/** As far as rules need it. */
export interface Decided {
  status: FollowUpStatus;
  acceptedUntil: CalendarDate | null;
  dueDate: CalendarDate | null;
}

/** A risk is accepted up to its last day; from the day after the follow-up is open again. */
export function effectiveStatus(
  { status, acceptedUntil }: Pick<Decided, "status" | "acceptedUntil">,
  today: CalendarDate,
): FollowUpStatus {
  return status === "accepted" && acceptedUntil !== null && acceptedUntil < today ? "open" : status;
}

/** The day since which an accepted risk is open again; null where none is. */
export function openAgainSince(decided: Decided, today: CalendarDate): CalendarDate | null {
  if (decided.acceptedUntil === null || effectiveStatus(decided, today) === decided.status) return null;
  return addDays(decided.acceptedUntil, 1);
}

/** Its day has passed and there is still something to do. */
export function isOverdue(decided: Decided, today: CalendarDate): boolean {
  const status = effectiveStatus(decided, today);
  return (status === "open" || status === "planned") && decided.dueDate !== null && decided.dueDate < today;
}

/** A risk is accepted for a year at most, and looked at again then. */
export function lastAcceptableDay(today: CalendarDate): CalendarDate {
  const [year, month, day] = today.split("-").map(Number) as [number, number, number];
  return `${year + 1}${month === 2 && day === 29 ? "-02-28" : today.slice(4)}`;
}

/** What one published date says of a check; null: it was not in that file. */
export interface Measurement {
  date: CalendarDate;
  status: Status | null;
}

export type Measured =
  /** Was broken on a date, passes on the newest, and has since this one. */
  | { kind: "fixed"; on: CalendarDate }
  /** Left the file: this is the last date that still had it. Missing is never fixed. */
  | { kind: "missing"; since: CalendarDate }
  | { kind: "present"; status: Status; on: CalendarDate }
  | { kind: "never" };

/** Only what had one of these on an earlier date can be fixed; the list of follow-ups asks the database the same. */
export const broken: readonly Status[] = ["fail", "warning"];

/** Where a check stands by what was measured, from the oldest date to the newest. */
export function measuredOf(history: readonly Measurement[]): Measured {
  const newest = history.at(-1);
  const last = history.findLast(({ status }) => status !== null);
  if (!newest || !last || last.status === null) return { kind: "never" };
  if (newest.status === null) return { kind: "missing", since: last.date };
  const wasBroken = history.some(({ status }) => status !== null && broken.includes(status));
  if (newest.status !== "pass" || !wasBroken) return { kind: "present", status: newest.status, on: newest.date };
  const before = history.findLastIndex(({ status }) => status !== "pass");
  return { kind: "fixed", on: history[before + 1]?.date ?? newest.date };
}

export function measuredWords(measured: Measured): string {
  switch (measured.kind) {
    case "fixed":
      return `Measured fixed on ${measured.on}`;
    case "missing":
      return `Not measured since ${measured.since}`;
    case "present":
      return `${statusLabels[measured.status]} on ${measured.on}`;
    case "never":
      return "Not measured";
  }
}

/** Only what was followed up for a reason is offered to be closed, and only a person closes it. */
export function isToClose(measured: Measured, status: FollowUpStatus): boolean {
  return measured.kind === "fixed" && status !== "done" && status !== "elsewhere";
}
