import { type CalendarDate, today as dayOf } from "~/infra/calendar";
import { cappedCount } from "~/ui/capped-count";
import { type BusinessSearch, businessesPerPage, writeCursor } from "./business-search";
import { countTo, narrowed, type Place, walk } from "./business-walk.server";

/** Beyond this the page says "1,000+" instead of counting on. */
const mostCounted = 1000;
const csvBatch = 500;

/** Reads the rows of so many businesses, in whatever order. */
type Decorate<Row> = (ids: readonly string[], today: CalendarDate, now: Date) => Promise<Map<string, Row>>;

/** One page of the businesses, found first and only then read in full, with what leads to the pages beside it. */
export async function listBusinesses<Row>(search: BusinessSearch, decorate: Decorate<Row>, now = new Date()) {
  const today = dayOf(now);
  const condition = await narrowed(search, today);
  const [places, count] = await Promise.all([
    walk(search, condition, today, businessesPerPage + 1),
    countTo(mostCounted + 1, condition),
  ]);
  const isBackwards = search.cursor?.side === "before";
  const kept = places.slice(0, businessesPerPage);
  const shown = isBackwards ? kept.toReversed() : kept;
  const hasMore = places.length > businessesPerPage;
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    today,
    rows: await readRows(shown, decorate, today, now),
    count: cappedCount(count, mostCounted),
    previous:
      first && (isBackwards ? hasMore : search.cursor !== null) ? writeCursor({ side: "before", ...first }) : null,
    next: last && (isBackwards || hasMore) ? writeCursor({ side: "after", ...last }) : null,
  };
}

/** All that matches, in the order of the list, in batches. */
export async function* eachBusiness<Row>(
  search: BusinessSearch,
  decorate: Decorate<Row>,
  now = new Date(),
): AsyncGenerator<Row[]> {
  const today = dayOf(now);
  const condition = await narrowed(search, today);
  let cursor: BusinessSearch["cursor"] = null;
  for (;;) {
    const places: Place[] = await walk({ sort: search.sort, cursor }, condition, today, csvBatch);
    yield readRows(places, decorate, today, now);
    const last = places.at(-1);
    if (!last || places.length < csvBatch) return;
    cursor = { side: "after", ...last };
  }
}

async function readRows<Row>(places: readonly Place[], decorate: Decorate<Row>, today: CalendarDate, now: Date) {
  const found = await decorate(
    places.map(({ id }) => id),
    today,
    now,
  );
  return places.flatMap(({ id }) => found.get(id) ?? []);
}
