import type { CalendarDate } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import type { CalendarFacts, DatedRequest, DatedTerm } from "~/licensing/calendar/entries";
import {
  chunksOf,
  inChunks,
  listRequests,
  listServices,
  listTerms,
  noFacts,
  type Of,
  type ReadableCustomer,
  waits,
} from "~/licensing/calendar/facts.server";
import type { Window } from "~/licensing/calendar/window";

/** What the window's first `most` entries are made of, of all customers together; of each only what its reader may know. */
export async function getFirstFacts(
  customers: readonly ReadableCustomer[],
  window: Window,
  most: number,
): Promise<Map<string, CalendarFacts>> {
  const facts = noFacts(customers);
  const terms = await firstTerms(inChunks(customers, "licensing:view"), window, most);
  for (const { customerId, ...term } of terms) facts.get(customerId)?.terms.push(term);
  const ends = terms.map(({ endDate }) => endDate).filter((date) => date <= window.to);
  const lastEnd = ends.sort().at(-1) ?? window.to;
  const requests = await firstRequests(inChunks(customers, "requests:view"), window, most, lastEnd);
  for (const { customerId, ...request } of requests) facts.get(customerId)?.requests.push(request);
  for (const ids of inChunks(customers, "cost-reduction:view"))
    for (const { customerId, ...service } of await listServices(ids, window.from))
      facts.get(customerId)?.services.push(service);
  return facts;
}

// A thing has several dates: the first by each of its dates together hold the first of all.
async function firstTerms(chunks: string[][], window: Window, most: number): Promise<Of<DatedTerm>[]> {
  const by = (date: "startDate" | "endDate") =>
    firstOf<Of<DatedTerm>>(
      chunks,
      window,
      most,
      (term) => term[date] ?? "",
      (ids, within) => listTerms({ customerId: { in: ids }, [date]: within }, date, most),
    );
  return once([...(await by("endDate")), ...(await by("startDate"))]);
}

async function firstRequests(
  chunks: string[][],
  window: Window,
  most: number,
  lastEnd: CalendarDate,
): Promise<Of<DatedRequest>[]> {
  const started = firstOf<Of<DatedRequest>>(
    chunks,
    window,
    most,
    ({ startDate }) => startDate,
    (ids, startDate) => listRequests({ customerId: { in: ids }, startDate }, "startDate", most),
  );
  const safe = firstOf<Of<DatedRequest>>(
    chunks,
    window,
    most,
    ({ lastSafeDay }) => lastSafeDay,
    (ids, lastSafeDay) =>
      listRequests({ customerId: { in: ids }, lastSafeDay, state: { not: "ordered" } }, "lastSafeDay", most),
  );
  const quoted = firstOf<Of<DatedRequest>>(
    chunks,
    window,
    most,
    ({ quoteUntil }) => quoteUntil ?? "",
    async (ids, validUntil) => {
      const quotes = await db.quote.findMany({
        where: { ...waits, validUntil, request: { customerId: { in: ids }, closedAt: null } },
        orderBy: [{ validUntil: "asc" }, { requestId: "asc" }],
        take: most,
        select: { requestId: true },
      });
      const quoted = chunksOf(quotes.map(({ requestId }) => requestId));
      return (await Promise.all(quoted.map((some) => listRequests({ id: { in: some } })))).flat();
    },
  );
  // The end of a term says whether its renewal is requested, on whatever day that takes effect.
  const renewals = chunks.map((ids) =>
    listRequests({ customerId: { in: ids }, renewalDate: { gte: window.from, lte: lastEnd } }),
  );
  return once((await Promise.all([started, safe, quoted, ...renewals])).flat());
}

/** The first of all customers together: each question leaves out what is later than those before it. */
async function firstOf<Row extends { id: string }>(
  chunks: string[][],
  { from, to }: Window,
  most: number,
  dateOf: (row: Row) => CalendarDate,
  list: (ids: string[], within: { gte: CalendarDate; lte: CalendarDate }) => Promise<Row[]>,
): Promise<Row[]> {
  let first: Row[] = [];
  for (const ids of chunks) {
    const last = first[most - 1];
    const found = await list(ids, { gte: from, lte: last ? dateOf(last) : to });
    first = [...first, ...found].sort((a, b) => compare(dateOf(a), dateOf(b)) || compare(a.id, b.id)).slice(0, most);
  }
  return first;
}

const once = <Row extends { id: string }>(rows: Row[]) => [...new Map(rows.map((row) => [row.id, row])).values()];

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
