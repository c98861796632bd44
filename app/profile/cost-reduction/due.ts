import type { CalendarDate } from "~/infra/calendar";

interface Dated {
  expirationDate: CalendarDate | null;
  noticeDate: CalendarDate | null;
}

export interface Due {
  date: CalendarDate;
  what: "notice" | "expiration";
}

/** The next date on which something must have been done: notice, as long as it can be given, else the end. */
export function nextDue({ expirationDate, noticeDate }: Dated, today: CalendarDate): Due | null {
  if (noticeDate && noticeDate >= today) return { date: noticeDate, what: "notice" };
  return expirationDate ? { date: expirationDate, what: "expiration" } : null;
}

/** What is due next comes first; what has expired already, the last one first, comes after all that has not. */
export function byNextDue(today: CalendarDate) {
  return (a: Dated & { name: string }, b: Dated & { name: string }): number => {
    const [dueA, dueB] = [nextDue(a, today)?.date ?? "9999", nextDue(b, today)?.date ?? "9999"];
    const [overA, overB] = [dueA < today, dueB < today];
    if (overA !== overB) return overA ? 1 : -1;
    const order = dueA < dueB ? -1 : dueA > dueB ? 1 : 0;
    return (overA ? -order : order) || a.name.localeCompare(b.name, "en");
  };
}

export const soonDays = 90;

/** Whether it expires or needs notice within 90 days from today. */
export function isSoon(service: Dated, { today, soonEnd }: Horizon): boolean {
  const due = nextDue(service, today);
  return due !== null && due.date >= today && due.date <= soonEnd;
}

export function isExpired({ expirationDate }: Dated, today: CalendarDate): boolean {
  return expirationDate !== null && expirationDate < today;
}

/** Notice was not given in time for a service that renews by itself and is not to be kept. */
export function missedNotice(service: Dated & { autoRenews: boolean; decision: string }, today: CalendarDate): boolean {
  const { noticeDate, autoRenews, decision } = service;
  return autoRenews && decision !== "keep" && noticeDate !== null && noticeDate < today && !isExpired(service, today);
}

/** What is near, counted once where the page's facts are read: what draws them in a browser counts no days. */
export interface Horizon {
  today: CalendarDate;
  /** In 30 days. */
  urgentEnd: CalendarDate;
  /** In 90 days. */
  soonEnd: CalendarDate;
}

/** How near a date is: what colours the days left beside it. */
export function nearness(date: CalendarDate, horizon: Horizon): "past" | "urgent" | "soon" | "later" {
  if (date < horizon.today) return "past";
  if (date <= horizon.urgentEnd) return "urgent";
  return date <= horizon.soonEnd ? "soon" : "later";
}
