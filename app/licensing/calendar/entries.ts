import type { CalendarDate } from "~/infra/calendar";
import type { EntryKind } from "~/licensing/calendar/entry-kinds";
import type { Window } from "~/licensing/calendar/window";
import { stateNames } from "~/licensing/requests/states";

/** What is dated at one customer, as far as the reader may know it. */
export interface CalendarFacts {
  terms: DatedTerm[];
  requests: DatedRequest[];
  services: DatedService[];
}

interface Dated {
  id: string;
  version: number;
  /** When it was last changed, as far as that is known. */
  changedAt: Date;
}

export interface DatedTerm extends Dated {
  sku: string;
  name: string;
  startDate: CalendarDate | null;
  endDate: CalendarDate;
  agreedEndDate: CalendarDate | null;
  /** The term that follows; of another product where that takes this one's place. */
  next: { sku: string; name: string; endDate: CalendarDate } | null;
  /** It follows another term. */
  follows: boolean;
}

export interface DatedRequest extends Dated {
  sku: string;
  name: string;
  state: "requested" | "quoted" | "ordered";
  timing: "renewal" | "quarter";
  renewalDate: CalendarDate | null;
  startDate: CalendarDate;
  lastSafeDay: CalendarDate;
  /** The last day of the quote that waits for an answer. */
  quoteUntil: CalendarDate | null;
}

export interface DatedService extends Dated {
  name: string;
  expirationDate: CalendarDate | null;
  noticeDate: CalendarDate | null;
  autoRenews: boolean;
}

/** Something that happens on a day. */
export interface CalendarEntry {
  /** Made of the thing and what happens to it, never of the day: a moved day moves the entry. */
  uid: string;
  kind: EntryKind;
  date: CalendarDate;
  title: string;
  note: string;
  /** Below the customer's own address. */
  path: string;
  version: number;
  changedAt: Date;
}

/** What happens within the window, by day; nothing of it says what anything costs. */
export function entriesOf(facts: CalendarFacts, { from, to }: Window): CalendarEntry[] {
  const renewals = new Set(facts.requests.map(({ sku, renewalDate }) => `${sku} ${renewalDate}`));
  return [
    ...facts.terms.flatMap((term) => ofTerm(term, renewals.has(`${term.sku} ${term.endDate}`))),
    ...facts.requests.flatMap(ofRequest),
    ...facts.services.flatMap(ofService),
  ]
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => compare(a.date, b.date) || compare(a.title, b.title) || compare(a.uid, b.uid));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function ofTerm(term: DatedTerm, isRenewalRequested: boolean): CalendarEntry[] {
  const { id, sku, name, startDate, endDate, follows, version, changedAt } = term;
  const rest = { path: `/licensing/products/${sku}`, version, changedAt };
  const end: CalendarEntry = {
    uid: `subscription-end-${id}`,
    kind: "end",
    date: endDate,
    title: `${name} ends`,
    note: whatFollows(term, isRenewalRequested),
    ...rest,
  };
  if (!startDate) return [end];
  const start: CalendarEntry = {
    uid: `subscription-start-${id}`,
    kind: "start",
    date: startDate,
    title: `${name} starts`,
    note: follows ? `The next term, until ${endDate}.` : `Until ${endDate}.`,
    ...rest,
  };
  return [start, end];
}

function whatFollows({ sku, agreedEndDate, endDate, next }: DatedTerm, isRenewalRequested: boolean): string {
  const agreed = agreedEndDate && agreedEndDate !== endDate ? ` It was agreed until ${agreedEndDate}.` : "";
  if (next && next.sku !== sku) return `${next.name} takes its place, until ${next.endDate}.${agreed}`;
  if (next) return `The next term follows, until ${next.endDate}.${agreed}`;
  if (isRenewalRequested) return `The last day of service. Its renewal is requested.${agreed}`;
  return `The last day of service. Nothing follows it yet.${agreed}`;
}

function ofRequest(request: DatedRequest): CalendarEntry[] {
  const { id, name, state, timing, renewalDate, startDate, lastSafeDay, quoteUntil, version, changedAt } = request;
  const rest = { path: `/licensing/requests/${id}`, version, changedAt };
  const entries: CalendarEntry[] = [
    {
      uid: `request-start-${id}`,
      kind: "request",
      date: startDate,
      title: `${name}: ${timing === "renewal" ? "renewal" : "request"} takes effect`,
      note: `${stateNames[state]}.${renewalDate ? ` The day after the licence of ${renewalDate} ends.` : ""}`,
      ...rest,
    },
  ];
  // What is ordered need not be ordered any more.
  if (state !== "ordered")
    entries.push({
      uid: `request-last-safe-day-${id}`,
      kind: "last-safe-day",
      date: lastSafeDay,
      title: `${name}: last safe day to order`,
      note: `To take effect on ${startDate}.`,
      ...rest,
    });
  if (quoteUntil)
    entries.push({
      uid: `request-quote-${id}`,
      kind: "quote",
      date: quoteUntil,
      title: `${name}: last day of the quote`,
      note: "The last day to accept or to decline it.",
      ...rest,
    });
  return entries;
}

function ofService(service: DatedService): CalendarEntry[] {
  const { id, name, expirationDate, noticeDate, autoRenews, version, changedAt } = service;
  const rest = { kind: "service", path: `/profile/cost-reduction/${id}`, version, changedAt } as const;
  const entries: CalendarEntry[] = [];
  if (expirationDate)
    entries.push({
      uid: `service-end-${id}`,
      date: expirationDate,
      title: `${name} expires`,
      note: autoRenews ? "It renews by itself unless notice is given." : "A service in use today.",
      ...rest,
    });
  if (noticeDate)
    entries.push({
      uid: `service-notice-${id}`,
      date: noticeDate,
      title: `${name}: last day to give notice`,
      note: expirationDate ? `It expires on ${expirationDate}.` : "A service in use today.",
      ...rest,
    });
  return entries;
}
