import { type Cursor, readCursor } from "~/infra/cursor";

export const signupStates = ["waiting", "approved", "rejected"] as const;
export type SignupState = (typeof signupStates)[number];

/** What can be left out of a list of sign-ups: some filters make sense in one state only. */
export const signupFilters = {
  customers: { label: "Customers", states: signupStates },
  partners: { label: "Partners", states: signupStates },
  late: { label: "Waiting too long", states: ["waiting"] },
  "no-password": { label: "No password set yet", states: ["approved"] },
} as const satisfies Record<string, { label: string; states: readonly SignupState[] }>;

export type SignupFilter = keyof typeof signupFilters;

export interface SignupSearch {
  state: SignupState;
  search: string;
  only: SignupFilter | null;
  /** By when it was asked, or decided. */
  sort: "oldest" | "newest";
  /** Null: the first page. */
  cursor: Cursor | null;
  /** The request that is to be approved into a business other than those offered, and the name that is looked for. */
  choice: { id: string; find: string } | null;
}

/** What the URL asks for; what it does not say, or says in an unknown way, is the usual. */
export function readSignupSearch(params: URLSearchParams): SignupSearch {
  const state = signupStates.find((known) => known === params.get("state")) ?? "waiting";
  const only = filtersOf(state).find((known) => known === params.get("only")) ?? null;
  const sort = params.get("sort");
  const id = params.get("for");
  return {
    state,
    search: wordsOf(params.get("q")),
    only,
    sort: sort === "oldest" || sort === "newest" ? sort : usualSort(state),
    cursor: readCursor(params.get("page")),
    choice: id ? { id: id.slice(0, 64), find: wordsOf(params.get("find")) } : null,
  };
}

export function filtersOf(state: SignupState): SignupFilter[] {
  const names = Object.keys(signupFilters) as SignupFilter[];
  return names.filter((name) => (signupFilters[name].states as readonly SignupState[]).includes(state));
}

/** Who has waited longest comes first; of what is decided, the latest. */
export function usualSort(state: SignupState): SignupSearch["sort"] {
  return state === "waiting" ? "oldest" : "newest";
}

/** Where a press leads back to: the same list, without the business that was looked for. */
export function listAgain(url: string, changes: Record<string, string | null> = {}): string {
  const params = new URL(url).searchParams;
  for (const name of ["for", "find"]) params.delete(name);
  for (const [name, value] of Object.entries(changes))
    if (value === null) params.delete(name);
    else params.set(name, value);
  return params.size === 0 ? "/admin/approvals" : `/admin/approvals?${params}`;
}

/** Stands for the newest mail where a person has got none. */
export const noMail = "none";

function wordsOf(text: string | null): string {
  return (text ?? "").replaceAll("\0", "").normalize("NFC").trim().slice(0, 100);
}
