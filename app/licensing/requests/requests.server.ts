import type { CalendarDate } from "~/infra/calendar";
import { db, type Reads } from "~/infra/db.server";
import type { StandingQuote } from "~/licensing/requests/states";

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

/** The latest closed first, a page of them; with the number of all. */
export async function listClosedRequests(customerId: string, page: number) {
  const where = { customerId, closedAt: { not: null } };
  const total = await db.productRequest.count({ where });
  const pages = Math.max(1, Math.ceil(total / closedPerPage));
  const shown = Math.min(page, pages);
  const rows = await db.productRequest.findMany({
    where,
    // The index backwards: no page is sorted anew, however many are closed.
    orderBy: [{ closedAt: "desc" }, { lastSafeDay: "desc" }, { id: "desc" }],
    skip: (shown - 1) * closedPerPage,
    take: closedPerPage,
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
  const requests = rows.map(
    ({ changes: [last], subscription, state, closedAt, ...row }): ClosedRequest => ({
      ...row,
      state: state as ClosedRequest["state"],
      closedAt: closedAt as Date,
      closedBy: last ? { name: last.byName, business: last.byBusiness } : null,
      term: subscription,
    }),
  );
  return { total, pages, page: shown, requests };
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
