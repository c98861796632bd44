import { type Change, changes } from "./vocabulary";

/** What the address of the page that compares two dates asks for. */
export interface CompareAsked {
  /** Null: it names none, and there is none to take in its place. */
  from: string | null;
  to: string | null;
  /** Dates that it names and for which nothing is published, as it names them. */
  unknown: string[];
  /** The checks it wants to see; null: none. */
  rows: { change?: Change; product?: string; area?: string; page: number } | null;
}

/** `dates`: those that are published, newest first. A date that is left out is the latest, or the one before it. */
export function compareAsked(search: URLSearchParams, dates: readonly string[]): CompareAsked {
  const named = (name: string) => search.get(name)?.trim().slice(0, 40) || null;
  const to = named("to") ?? dates[0] ?? null;
  const from = named("from") ?? dates.find((date) => to !== null && date < to) ?? dates[0] ?? null;
  const unknown = [...new Set([from, to])].filter((date) => date !== null && !dates.includes(date)) as string[];
  const known = (date: string | null) => (date !== null && dates.includes(date) ? date : null);
  return { from: known(from), to: known(to), unknown, rows: rowsAsked(search) };
}

function rowsAsked(search: URLSearchParams): CompareAsked["rows"] {
  const change = changes.find((one) => one === search.get("change"));
  const product = search.get("product");
  const area = search.get("area");
  if (!change && product === null && area === null) return null;
  return {
    page: Number(search.get("page") ?? 1) || 1,
    ...(change ? { change } : {}),
    ...(product === null ? {} : { product }),
    ...(area === null ? {} : { area }),
  };
}
