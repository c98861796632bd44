import type { AuditFilter } from "~/audit/audit-filter";
import { type Change, changesOf } from "~/audit/changes";
import { type EventQuery, type EventRow, readEvents } from "~/audit/events-query.server";
import { kindName, officeOnly } from "~/audit/kinds";
import { employersOf, findBusinesses, findPeople, type Who } from "~/audit/people.server";
import { sentenceOf } from "~/audit/sentence";
import { db } from "~/infra/db.server";

const pageSize = 50;

export interface AuditEntry extends Omit<EventRow, "actorId" | "actorName" | "businessId"> {
  who: Who;
  business: { slug: string; name: string; kind: string } | null;
}

/** An event as a page draws it. */
export interface AuditLine extends Pick<AuditEntry, "id" | "at" | "who" | "business"> {
  what: string;
  changes: Change[];
  /** What only admins need, to find a record; null in a customer's own log. */
  record: { kind: string; id: string; requestId: string | null } | null;
}

export interface AuditPage {
  events: AuditLine[];
  /** Leads to the older ones. */
  next: number | null;
}

/** One page of what was done, newest first. */
export async function listAudit(filter: AuditFilter): Promise<AuditPage> {
  return pageOf(await adminsQuery(filter), filter.before, true);
}

/** The same of what concerns one customer and is its own to read. */
export async function listCustomerLog(customerId: string, filter: AuditFilter): Promise<AuditPage> {
  return pageOf(customersQuery(customerId, filter), filter.before, false);
}

export async function adminsQuery({ person, business, ...filter }: AuditFilter): Promise<EventQuery> {
  const people = person ? await findPeople(person) : null;
  const businesses = business ? await findBusinesses(business) : null;
  return {
    ...commonOf(filter),
    ...(people && "ids" in people ? { actors: people.ids } : {}),
    ...(people && "among" in people ? { amongActors: people.among } : {}),
    ...(businesses && "ids" in businesses ? { businesses: businesses.ids } : {}),
    ...(businesses && "among" in businesses ? { amongBusinesses: businesses.among } : {}),
  };
}

export function customersQuery(customerId: string, { person, ...filter }: AuditFilter): EventQuery {
  return {
    ...commonOf(filter),
    businesses: [customerId],
    without: officeOnly,
    ...(person ? { actorName: person } : {}),
  };
}

function commonOf({ action, kind, request, from, to }: Omit<AuditFilter, "person" | "business">): EventQuery {
  return {
    ...(action ? { action } : {}),
    ...(kind ? { kind } : {}),
    ...(request ? { request } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

async function pageOf(query: EventQuery, before: number | null, withRecords: boolean): Promise<AuditPage> {
  const rows = await readEvents(query, before, pageSize + 1);
  const entries = await entriesOf(rows.slice(0, pageSize));
  const events = entries.map(({ id, at, who, business, ...event }) => ({
    ...{ id, at, who, business },
    what: sentenceOf(event),
    changes: changesOf(event),
    record: withRecords ? { kind: kindName(event.subjectType), id: event.subjectId, requestId: event.requestId } : null,
  }));
  return { events, next: rows.length > pageSize ? (events.at(-1)?.id ?? null) : null };
}

/** With the names of who acted and of whom it is about. */
export async function entriesOf(rows: readonly EventRow[]): Promise<AuditEntry[]> {
  const ids = [...new Set(rows.flatMap(({ businessId }) => businessId ?? []))];
  const [employers, businesses] = await Promise.all([
    employersOf(rows.map(({ actorId }) => actorId)),
    db.business.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true, name: true, kind: true } }),
  ]);
  const named = new Map(businesses.map(({ id, ...business }) => [id, business]));
  return rows.map(({ actorId, actorName, businessId, ...event }) => ({
    ...event,
    who: { name: actorName, of: employers.get(actorId ?? "") ?? null },
    business: named.get(businessId ?? "") ?? null,
  }));
}
