import { type Cursor, readCursor } from "~/infra/cursor";
import { RequestState } from "~/infra/prisma/enums";
import { openStates, stateNames } from "./states";

export type StateFilter = RequestState | "open" | "closed" | "all";
/** Whose turn it is; "me" is the reader's own business, or Secure Dynamics. */
export type NextFilter = "anyone" | "me" | "customer" | "seller";

// The last safe day lies the lead days before the first day, so both are one order: of what is open. What is closed keeps
// the lead days of its time, and is not sorted by the day it takes effect.
const columns = ["safe", "start", "asked"] as const;
/** By last safe day, by the day it takes effect, by the day it was asked for; a minus turns the order round. */
export type RequestSort = (typeof columns)[number] | `-${(typeof columns)[number]}`;

export interface RequestSearch {
  search: string;
  state: StateFilter;
  next: NextFilter;
  sort: RequestSort;
  /** Null: the first page. */
  cursor: Cursor | null;
}

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readRequestSearch(params: URLSearchParams, usualState: StateFilter = "open"): RequestSearch {
  const [state, next, sort] = ["state", "next", "sort"].map((name) => params.get(name));
  const shownState = stateFilters.find(({ value }) => value === state)?.value ?? usualState;
  const wanted = sorts.find((one) => one === sort) ?? "safe";
  return {
    search: (params.get("q") ?? "").normalize("NFC").trim().slice(0, 100),
    state: shownState,
    next: nextFilters.find((known) => known === next) ?? "anyone",
    sort: isOnlyOpen(shownState) ? wanted : (safeInstead[wanted] ?? wanted),
    cursor: readCursor(params.get("page")),
  };
}

/** Whether nothing closed is in the list: then the sort by the day it takes effect is offered. */
export function isOnlyOpen(state: StateFilter): boolean {
  return state === "open" || openStates.some((open) => open === state);
}

const safeInstead: Partial<Record<RequestSort, RequestSort>> = { start: "safe", "-start": "-safe" };

export const stateFilters: { value: StateFilter; label: string }[] = [
  { value: "open", label: "Open" },
  ...Object.values(RequestState).map((value) => ({ value, label: stateNames[value] })),
  { value: "closed", label: "Closed" },
  { value: "all", label: "All" },
];

const nextFilters: NextFilter[] = ["anyone", "me", "customer", "seller"];
const sorts = columns.flatMap((column): RequestSort[] => [column, `-${column}`]);
