import type { Capability } from "~/access/keys";
import type { RequestChangeKind, RequestState } from "~/infra/prisma/enums";

/** The states in the words of the screen. */
export const stateNames: Record<RequestState, string> = {
  requested: "Requested",
  quoted: "Quoted",
  ordered: "Ordered",
  completed: "Completed",
  cancelled: "Cancelled",
  declined: "Declined",
};

/** In the order in which a request passes them. */
export const openStates = ["requested", "quoted", "ordered"] as const satisfies readonly RequestState[];

export function isOpen(state: RequestState): boolean {
  return (openStates as readonly RequestState[]).includes(state);
}

/** What a move needs to know of the quote that stands. */
export interface StandingQuote {
  validUntil: string;
  acceptedAt: string | null;
  declinedAt: string | null;
}

export interface RequestStanding {
  state: RequestState;
  /** The quote that no newer one has replaced; null: there is none. */
  quote: StandingQuote | null;
}

export type Move =
  | "change"
  | "cancel"
  | "send-quote"
  | "accept-quote"
  | "decline-quote"
  | "order"
  | "complete"
  | "decline";

interface Rule {
  /** The button's name. */
  label: string;
  /** The page of the request that does it. */
  page: string;
  from: readonly RequestState[];
  key: Capability;
}

/** Who may do what from which state: the whole machine, as data. */
export const moves: Record<Move, Rule> = {
  change: { label: "Change", page: "change", from: ["requested", "quoted"], key: "requests:request" },
  cancel: { label: "Cancel", page: "cancel", from: openStates, key: "requests:cancel" },
  "send-quote": { label: "Send Quote", page: "quote", from: ["requested", "quoted"], key: "requests:fulfil" },
  "accept-quote": { label: "Accept Quote", page: "decide", from: ["quoted"], key: "requests:decide-quote" },
  "decline-quote": { label: "Decline Quote", page: "decide", from: ["quoted"], key: "requests:decide-quote" },
  order: { label: "Order", page: "order", from: ["requested", "quoted"], key: "requests:fulfil" },
  complete: { label: "Complete", page: "complete", from: ["ordered"], key: "requests:fulfil" },
  decline: { label: "Decline", page: "decline", from: openStates, key: "requests:fulfil" },
};

/** What a person with these keys can do with the request today, the step that is next first. */
export function movesFor(request: RequestStanding, may: (key: Capability) => boolean, today: string): Move[] {
  return order.filter((move) => {
    const { from, key } = moves[move];
    return from.includes(request.state) && may(key) && quoteAllows(move, request.quote, today);
  });
}

const order: readonly Move[] = [
  "accept-quote",
  "decline-quote",
  "complete",
  "send-quote",
  "order",
  "change",
  "decline",
  "cancel",
];

function quoteAllows(move: Move, quote: StandingQuote | null, today: string): boolean {
  if (move !== "accept-quote" && move !== "decline-quote") return true;
  if (!quote || quote.acceptedAt || quote.declinedAt) return false;
  return move === "decline-quote" || today <= quote.validUntil;
}

/** What the one who acts next does: "Send the quote". Null once the request is closed. */
export function nextStep({ state, quote }: RequestStanding, today: string): string | null {
  switch (state) {
    case "requested":
      return quote?.declinedAt ? "Send another quote" : "Send the quote";
    case "quoted":
      if (quote?.acceptedAt) return "Order";
      return quote && quote.validUntil < today
        ? "The quote has expired: ask for another"
        : "Accept or decline the quote";
    case "ordered":
      return "Complete on delivery";
    case "completed":
    case "cancelled":
    case "declined":
      return null;
  }
}

/** What happened, after a name: "Jonas Weber *quoted it*". */
export const changeWords: Record<RequestChangeKind, string> = {
  requested: "requested it",
  changed: "changed it",
  quoted: "sent a quote",
  quote_accepted: "accepted the quote",
  quote_declined: "declined the quote",
  ordered: "ordered it",
  completed: "completed it",
  cancelled: "cancelled it",
  declined: "declined it",
};

/** The box beside Order, and what the history says then. */
export const acceptedOutside = "The customer accepted outside this portal";
