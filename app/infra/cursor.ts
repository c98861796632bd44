/** A row at the edge of a page, and on which side of it the page lies that is asked for. */
export interface Cursor {
  side: "after" | "before";
  /** The value by which the list is sorted. */
  key: string;
  id: string;
}

/** For `?page=`; what stands in it is nobody's business but readCursor's. */
export function writeCursor({ side, key, id }: Cursor): string {
  return btoa(JSON.stringify([side, key, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Null, so the first page, for whatever writeCursor would not have written. */
export function readCursor(text: string | null): Cursor | null {
  if (!text || !/^[\w-]{1,300}$/.test(text)) return null;
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [side, key, id] = parts as unknown[];
    if ((side !== "after" && side !== "before") || typeof key !== "string" || typeof id !== "string") return null;
    return /^[ -~]{1,40}$/.test(key) && /^[ -~]{1,100}$/.test(id) ? { side, key, id } : null;
  } catch {
    return null;
  }
}

/**
 * The rows of the page in the order of the list, and what leads on from its two edges. `rows` are one more than the page
 * holds, if there are so many, walked away from the cursor.
 */
export function pageAround<Row>(
  rows: readonly Row[],
  { cursor, size, placeOf }: { cursor: Cursor | null; size: number; placeOf: (row: Row) => Omit<Cursor, "side"> },
): { shown: Row[]; previous: string | null; next: string | null } {
  const isBackwards = cursor?.side === "before";
  const kept = rows.slice(0, size);
  const shown = isBackwards ? kept.toReversed() : kept;
  const hasMore = rows.length > size;
  const [first, last] = [shown[0], shown.at(-1)];
  // Coming from one side, the row one came from is on that side.
  const hasPrevious = isBackwards ? hasMore : cursor !== null;
  const hasNext = isBackwards || hasMore;
  return {
    shown,
    previous: first && hasPrevious ? writeCursor({ side: "before", ...placeOf(first) }) : null,
    next: last && hasNext ? writeCursor({ side: "after", ...placeOf(last) }) : null,
  };
}
