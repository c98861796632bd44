import type { CalendarDate } from "~/infra/calendar";
import { type Cursor, pageAround } from "~/infra/cursor";
import { db, type Reads } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { StandingQuote } from "~/licensing/requests/states";
import { cappedCount } from "~/ui/capped-count";

/** A request that is not closed yet. */
export interface OpenRequest {
  id: string;
  sku: string;
  state: "requested" | "quoted" | "ordered";
  timing: "renewal" | "quarter";
  /** The end date that a renewal joins; null for a quarter. */
  renewalDate: CalendarDate | null;
  startDate: CalendarDate;
  lastSafeDay: CalendarDate;
  quantity: number;
  note: string;
  actsNext: "customer" | "seller";
  waitingSince: Date;
  requestedAt: Date;
  requestedByName: string;
  orderNumber: string;
  version: number;
  /** The quote that stands, if any. */
  quote: (StandingQuote & { id: string }) | null;
}

const columns = {
  id: true,
  sku: true,
  state: true,
  timing: true,
  renewalDate: true,
  startDate: true,
  lastSafeDay: true,
  quantity: true,
  note: true,
  actsNext: true,
  waitingSince: true,
  requestedAt: true,
  requestedByName: true,
  orderNumber: true,
  version: true,
  quotes: {
    where: { supersededAt: null },
    take: 1,
    select: { id: true, validUntil: true, acceptedAt: true, declinedAt: true },
  },
} as const;

/** All open requests of the customer, the one with the earliest last safe day first: a product has at most one. */
export async function listOpenRequests(customerId: string, from: Reads = db): Promise<OpenRequest[]> {
  const rows = await from.productRequest.findMany({
    where: { customerId, closedAt: null },
    orderBy: [{ lastSafeDay: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(({ quotes, state, actsNext, ...row }) => ({
    ...row,
    // The table's checks: an open request is in one of these states, and somebody acts next.
    state: state as OpenRequest["state"],
    actsNext: actsNext as OpenRequest["actsNext"],
    quote: quotes[0] ? standing(quotes[0]) : null,
  }));
}

function standing(quote: { id: string; validUntil: CalendarDate; acceptedAt: Date | null; declinedAt: Date | null }) {
  return {
    id: quote.id,
    validUntil: quote.validUntil,
    acceptedAt: quote.acceptedAt?.toISOString() ?? null,
    declinedAt: quote.declinedAt?.toISOString() ?? null,
  };
}

/** How a closed request ended. */
export interface ClosedRequest {
  id: string;
  sku: string;
  state: "completed" | "cancelled" | "declined";
  startDate: CalendarDate;
  quantity: number;
  closeReason: string;
  closedAt: Date;
  /** Who closed it, and for which business where it was not the customer's own. */
  closedBy: { name: string; business: string | null } | null;
  /** What completing it made. */
  term: { endDate: CalendarDate } | null;
}

export const closedPerPage = 20;
/** More are not counted: to count 100,000 takes longer than to show any page of them. */
const mostCounted = 1000;

/** The latest closed first, the page of them beside `cursor`; with the number of all, as far as they are counted. */
export async function listClosedRequests(customerId: string, cursor: Cursor | null) {
  const [total, places] = await Promise.all([
    db.productRequest.count({
      where: { customerId, closedAt: { not: null } },
      // As the index has them; by itself Prisma sorts all of them by number before it takes any.
      orderBy: { closedAt: "desc" },
      take: mostCounted + 1,
    }),
    closedPlaces(customerId, cursor),
  ]);
  if (cursor && places.length === 0) return listClosedRequests(customerId, null);
  const placeOf = ({ key, id }: Place) => ({ key, id });
  const { shown, previous, next } = pageAround(places, { cursor, size: closedPerPage, placeOf });
  return { total: cappedCount(total, mostCounted), previous, next, requests: await closedRequests(customerId, shown) };
}

interface Place {
  id: string;
  /** When it was closed, and its last safe day. */
  key: string;
}

/** Along the index from the cursor on: no page is sorted anew or counted off, however many are closed. */
function closedPlaces(customerId: string, cursor: Cursor | null): Promise<Place[]> {
  const isBackwards = cursor?.side === "before";
  const [closedAt = "", lastSafeDay = ""] = cursor?.key.split(" ") ?? [];
  const side = isBackwards ? Prisma.sql`>` : Prisma.sql`<`;
  const beyond = cursor
    ? Prisma.sql`AND ("closedAt", "lastSafeDay", "id") ${side} (${closedAt}, ${lastSafeDay}, ${cursor.id})`
    : Prisma.empty;
  const order = isBackwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return db.$queryRaw<Place[]>`
    SELECT "id", "closedAt" || ' ' || "lastSafeDay" AS "key" FROM "ProductRequest"
    WHERE "customerId" = ${customerId} AND "closedAt" IS NOT NULL ${beyond}
    ORDER BY "closedAt" ${order}, "lastSafeDay" ${order}, "id" ${order} LIMIT ${closedPerPage + 1}`;
}

async function closedRequests(customerId: string, places: readonly Place[]): Promise<ClosedRequest[]> {
  const rows = await db.productRequest.findMany({
    where: { customerId, id: { in: places.map(({ id }) => id) } },
    select: {
      id: true,
      sku: true,
      state: true,
      startDate: true,
      quantity: true,
      closeReason: true,
      closedAt: true,
      changes: { orderBy: { id: "desc" }, take: 1, select: { byName: true, byBusiness: true } },
      subscription: { select: { endDate: true } },
    },
  });
  const found = new Map(
    rows.map(({ changes: [last], subscription, state, closedAt, ...row }): [string, ClosedRequest] => [
      row.id,
      {
        ...row,
        state: state as ClosedRequest["state"],
        closedAt: closedAt as Date,
        closedBy: last ? { name: last.byName, business: last.byBusiness } : null,
        term: subscription,
      },
    ]),
  );
  return places.flatMap(({ id }) => found.get(id) ?? []);
}

/** One request, open or closed, with its history, the newest first, and all its quotes; null for another customer's. */
export async function getRequest(customerId: string, id: string) {
  return db.productRequest.findUnique({
    where: { id, customerId },
    select: {
      ...columns,
      closedAt: true,
      closeReason: true,
      product: { select: { name: true, unit: true, summary: true } },
      changes: {
        orderBy: { id: "desc" },
        select: {
          id: true,
          kind: true,
          words: true,
          before: true,
          after: true,
          at: true,
          byName: true,
          byBusiness: true,
        },
      },
      quotes: {
        orderBy: [{ sentAt: "desc" }, { id: "desc" }],
        select: {
          id: true,
          validUntil: true,
          note: true,
          sentAt: true,
          sentByName: true,
          acceptedAt: true,
          acceptedByName: true,
          declinedAt: true,
          declinedByName: true,
          declineReason: true,
          supersededAt: true,
          file: { select: { name: true, size: true } },
        },
      },
      subscription: { select: { startDate: true, endDate: true, removedAt: true } },
    },
  });
}
