import { PartnershipType } from "~/infra/prisma/enums";
import { type BusinessState, businessStates } from "./business-state";

export type BusinessKind = "customer" | "partner";

const columns = {
  customer: ["name", "state", "score", "date", "expiry", "requests", "people", "login", "since"],
  partner: ["name", "state", "customers", "people", "login", "since"],
} as const;

export type BusinessColumn = (typeof columns)[BusinessKind][number];
/** A minus turns the order round. */
export type BusinessSort = BusinessColumn | `-${BusinessColumn}`;

/** Where the next page begins, or the one before ends: at this row, which belongs to neither. */
export interface Cursor {
  side: "after" | "before";
  /** "keyed": a business that has what the list is sorted by; "rest": one without it, by its name. */
  part: "keyed" | "rest";
  key: string | number;
  id: string;
}

export interface BusinessSearch {
  kind: BusinessKind;
  search: string;
  state: BusinessState | null;
  /** Customers that have had no health check for long. */
  isStale: boolean;
  /** Customers with an open request. */
  hasOpenRequests: boolean;
  /** Customers where something ends within `soonDays`. */
  endsSoon: boolean;
  /** Partners that work as this somewhere. */
  type: PartnershipType | null;
  sort: BusinessSort;
  cursor: Cursor | null;
}

export const businessesPerPage = 20;
/** "Ends soon" is within so many days. */
export const soonDays = 90;

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readBusinessSearch(kind: BusinessKind, params: URLSearchParams): BusinessSearch {
  const isCustomer = kind === "customer";
  const type = params.get("type");
  return {
    kind,
    search: (params.get("q") ?? "").normalize("NFC").trim().slice(0, 100),
    state: businessStates.find((known) => known === params.get("state")) ?? null,
    isStale: isCustomer && params.get("checked") === "long-ago",
    hasOpenRequests: isCustomer && params.get("requests") === "open",
    endsSoon: isCustomer && params.get("ends") === "soon",
    type: isCustomer ? null : (Object.values(PartnershipType).find((known) => known === type) ?? null),
    sort: sortsOf(kind).find((known) => known === params.get("sort")) ?? "name",
    cursor: readCursor(params.get("page")),
  };
}

/** Whether more than the sorting is asked for. */
export function isNarrowed({ search, state, isStale, hasOpenRequests, endsSoon, type }: BusinessSearch): boolean {
  return search !== "" || state !== null || isStale || hasOpenRequests || endsSoon || type !== null;
}

function sortsOf(kind: BusinessKind): BusinessSort[] {
  return columns[kind].flatMap((column): BusinessSort[] => [column, `-${column}`]);
}

/** For `?page=`; what stands in it is nobody's business but readCursor's. */
export function writeCursor({ side, part, key, id }: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([side, part, key, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Null, so the first page, for whatever writeCursor would not have written. */
export function readCursor(text: string | null): Cursor | null {
  if (!text || !/^[\w-]{1,1000}$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const json = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (one) => one.charCodeAt(0)));
    const [side, part, key, id] = JSON.parse(json) as unknown[];
    if ((side !== "after" && side !== "before") || (part !== "keyed" && part !== "rest")) return null;
    if (typeof id !== "string" || id.length > 100) return null;
    return typeof key === "string" || Number.isFinite(key) ? { side, part, key: key as string | number, id } : null;
  } catch {
    return null;
  }
}
