import type { Actor } from "~/access/actor";
import type { CalendarDate } from "~/infra/calendar";
import type { CsvCell } from "~/infra/csv";
import { type RequestRow, readRows } from "./all-requests.server";
import { type Lane, lanesOf, type Scope, standingsOf, wholeLane } from "./all-requests-lanes.server";
import { walk } from "./all-requests-query.server";
import { scopeOf } from "./all-requests-scope.server";
import type { RequestSearch } from "./all-requests-search";
import { stateNames } from "./states";
import { timingName } from "./timing";

const rowsAtOnce = 500;
/** Few enough to be merged; more are read as one, from end to end. */
const fewStreams = 100;

/** All that matches, in the order of the list and in batches, each from where the one before ended. */
export function requestsCsv(actor: Actor, search: RequestSearch, today: CalendarDate, customerId?: string) {
  return { header, batches: batchesOf(actor, search, today, customerId) };
}

async function* batchesOf(actor: Actor, search: RequestSearch, today: CalendarDate, customerId?: string) {
  const scope = customerId ? [customerId] : await scopeOf(actor, search.next === "me" ? "act" : "see");
  const standings = standingsOf(search.state, search.next);
  if (standings.length === 0) return;
  const lanes = await downloadLanes(scope, search.search, standings.length);
  let cursor: RequestSearch["cursor"] = null;
  for (;;) {
    const places = await walk(lanes, { standings, sort: search.sort, cursor, take: rowsAtOnce });
    yield (await readRows(places, actor, today)).map(cellsOf);
    const last = places.at(-1);
    if (!last || places.length < rowsAtOnce) return;
    cursor = { side: "after", key: last.key, id: last.id };
  }
}

async function downloadLanes(scope: Scope, search: string, standings: number): Promise<Lane[]> {
  const lanes = await lanesOf(scope, search);
  const streams = lanes.reduce((sum, { keys }) => sum + keys.length * standings, 0);
  return streams <= fewStreams ? lanes : [await wholeLane(scope, search)];
}

const header = [
  ...["Customer", "Product", "SKU", "State", "Takes effect", "Shopping Cart", "Last safe day"],
  ...["Quantity", "Unit", "Who acts next", "What is next", "Since", "Order number"],
  ...["Requested by", "Requested at", "Closed at", "Reason"],
];

function cellsOf({ customer, product, next, ...request }: RequestRow): CsvCell[] {
  return [
    customer.name,
    product.name,
    product.sku,
    stateNames[request.state],
    request.startDate,
    timingName(request),
    next ? request.lastSafeDay : null,
    request.quantity,
    product.unit,
    next?.name ?? null,
    next?.step ?? null,
    next?.since ?? null,
    request.orderNumber,
    request.requestedByName,
    request.requestedAt,
    request.closedAt,
    request.closeReason,
  ];
}
