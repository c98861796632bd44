import { type Cursor, readCursor } from "~/infra/cursor";

/** The states that a list can be narrowed to. What waits is "kept" where no mail leaves. */
export const stateFilters = ["waiting", "sent", "delivered", "bounced", "dead"] as const;
export type StateFilter = (typeof stateFilters)[number];

export interface OutboxSearch {
  /** A part of an address. */
  search: string;
  state: StateFilter | null;
  /** A letter's name. */
  letter: string | null;
  /** Null: the first page. */
  cursor: Cursor | null;
}

/** What the URL asks for; what it does not say, or says in an unknown way, leaves nothing out. */
export function readOutboxSearch(params: URLSearchParams): OutboxSearch {
  const letter = params.get("letter") ?? "";
  return {
    search: (params.get("q") ?? "").normalize("NFC").trim().slice(0, 100),
    state: stateFilters.find((state) => state === params.get("state")) ?? null,
    letter: /^(test:)?[a-z-]{1,60}$/.test(letter) ? letter : null,
    cursor: readCursor(params.get("page")),
  };
}

/** The part of the URL that says which mails; without the page. */
export function writeOutboxSearch({ search, state, letter }: Omit<OutboxSearch, "cursor">): string {
  const params = new URLSearchParams();
  if (search) params.set("q", search);
  if (state) params.set("state", state);
  if (letter) params.set("letter", letter);
  return params.toString();
}

/** No press of a button sends more mails again than these. */
export const mostAtOnce = 1_000;
