import type { Actor } from "~/access/actor";
import type { CalendarDate } from "~/infra/calendar";
import { pageAround } from "~/infra/cursor";
import { db } from "~/infra/db.server";
import { Prisma } from "~/infra/prisma/client";
import type { RequestState, RequestTiming } from "~/infra/prisma/enums";
import { cappedCount } from "~/ui/capped-count";
import { lanesOf, listed, standingsOf } from "./all-requests-lanes.server";
import { countAlong, type Place, walk } from "./all-requests-query.server";
import { scopeOf } from "./all-requests-scope.server";
import type { RequestSearch } from "./all-requests-search";
import { resellersAtWork, secureDynamics } from "./seller.server";
import { nextStep } from "./states";

export interface RequestRow {
  id: string;
  customer: { slug: string; name: string };
  product: { sku: string; name: string; unit: string };
  state: RequestState;
  quantity: number;
  orderNumber: string;
  timing: RequestTiming;
  renewalDate: CalendarDate | null;
  startDate: CalendarDate;
  lastSafeDay: CalendarDate;
  /** ISO text. */
  requestedAt: string;
  requestedByName: string;
  /** Null once the request is closed. */
  next: { name: string; isReader: boolean; step: string /** ISO text. */; since: string } | null;
  /** ISO text. */
  closedAt: string | null;
  closeReason: string;
}

export const requestsPerPage = 25;
/** Beyond this the page says "1,000+" instead of counting on. */
const mostCounted = 1000;

/** One page of the requests that the reader may see, with the links to those beside it. */
export async function listAllRequests(actor: Actor, search: RequestSearch, today: CalendarDate) {
  const scope = await scopeOf(actor, search.next === "me" ? "act" : "see");
  const lanes = await lanesOf(scope, search.search);
  const standings = standingsOf(search.state, search.next);
  const how = { standings, sort: search.sort, cursor: search.cursor, take: requestsPerPage + 1 };
  const [places, count] = await Promise.all([
    standings.length === 0 ? [] : walk(lanes, how),
    countAlong(lanes, standings, mostCounted + 1),
  ]);
  const { cursor } = search;
  const placeOf = ({ key, id }: Place) => ({ key, id });
  const { shown, previous, next } = pageAround(places, { cursor, size: requestsPerPage, placeOf });
  return { requests: await readRows(shown, actor, today), count: cappedCount(count, mostCounted), previous, next };
}

/** The open requests that wait for a seller, at whichever customer: the nearest last safe day first, late ones above all. */
export async function listRequestsToMoveOn(admin: Actor, today: CalendarDate, take: number): Promise<RequestRow[]> {
  const how = { standings: standingsOf("open", "seller"), sort: "safe", cursor: null, take } as const;
  return readRows(await walk(await lanesOf("all", ""), how), admin, today);
}

/** The requests in these places, in their order. */
export async function readRows(places: readonly Place[], actor: Actor, today: CalendarDate): Promise<RequestRow[]> {
  if (places.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>(rowsOf(places.map(({ id }) => id)));
  const found = new Map(rows.map((row) => [row.id, toRow(row, actor, today)]));
  return places.flatMap(({ id }) => found.get(id) ?? []);
}

export function rowsOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT r."id", r."sku", r."state", r."quantity", r."orderNumber", r."timing", r."renewalDate", r."startDate", r."lastSafeDay",
      r."requestedAt", r."requestedByName", r."actsNext", r."waitingSince", r."closedAt", r."closeReason",
      b."slug", b."name" AS "customerName", p."name" AS "productName", p."unit",
      q."validUntil", q."acceptedAt", q."declinedAt",
      (
        SELECT s."id" || ' ' || s."name" FROM ${resellersAtWork}
        WHERE r."closedAt" IS NULL AND h."customerId" = r."customerId"
        ORDER BY h."acceptedAt" DESC LIMIT 1
      ) AS "reseller"
    FROM "ProductRequest" r
    JOIN "Business" b ON b."id" = r."customerId"
    JOIN "Product" p ON p."sku" = r."sku"
    LEFT JOIN "Quote" q ON q."requestId" = r."id" AND q."supersededAt" IS NULL
    WHERE r."id" IN ${listed(ids)}`;
}

interface Row extends Omit<RequestRow, "customer" | "product" | "next" | "requestedAt" | "closedAt" | "quantity"> {
  sku: string;
  quantity: number | bigint;
  requestedAt: Moment;
  actsNext: "customer" | "seller" | null;
  waitingSince: Moment;
  closedAt: Moment | null;
  slug: string;
  customerName: string;
  productName: string;
  unit: string;
  validUntil: string | null;
  acceptedAt: Moment | null;
  declinedAt: Moment | null;
  /** Id and name. */
  reseller: string | null;
}

type Moment = string | Date;

function toRow(row: Row, actor: Actor, today: CalendarDate): RequestRow {
  const { id, state, orderNumber, timing, renewalDate, startDate, lastSafeDay, requestedByName, closeReason } = row;
  return {
    ...{ id, state, orderNumber, timing, renewalDate, startDate, lastSafeDay, requestedByName, closeReason },
    customer: { slug: row.slug, name: row.customerName },
    product: { sku: row.sku, name: row.productName, unit: row.unit },
    quantity: Number(row.quantity),
    requestedAt: isoOf(row.requestedAt),
    next: nextOf(row, actor, today),
    closedAt: row.closedAt && isoOf(row.closedAt),
  };
}

function nextOf(row: Row, actor: Actor, today: CalendarDate): RequestRow["next"] {
  if (row.actsNext === null) return null;
  const resellerId = row.reseller?.slice(0, row.reseller.indexOf(" "));
  const seller = row.reseller?.slice(row.reseller.indexOf(" ") + 1) ?? secureDynamics;
  const readerSells = actor.kind === "admin" ? !row.reseller : resellerId === actor.business?.id;
  const isCustomer = row.actsNext === "customer";
  const quote = row.validUntil && {
    validUntil: row.validUntil,
    acceptedAt: row.acceptedAt && isoOf(row.acceptedAt),
    declinedAt: row.declinedAt && isoOf(row.declinedAt),
  };
  return {
    name: isCustomer ? row.customerName : seller,
    isReader: isCustomer ? actor.kind === "customer" : readerSells,
    step: nextStep({ state: row.state, quote: quote || null }, today) ?? "",
    since: isoOf(row.waitingSince),
  };
}

const isoOf = (moment: Moment) => new Date(moment).toISOString();
