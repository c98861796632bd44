import type { CalendarDate } from "~/infra/calendar";
import { db, type Reads } from "~/infra/db.server";

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
  quote: { id: string; validUntil: CalendarDate; acceptedAt: Date | null } | null;
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
    where: { supersededAt: null, declinedAt: null },
    take: 1,
    select: { id: true, validUntil: true, acceptedAt: true },
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
    quote: quotes[0] ?? null,
  }));
}
