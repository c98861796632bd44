import type { ProfileFacts, RequestFacts } from "~/profile/facts";
import type { May } from "~/profile/section-facts";

export interface LicensingFacts {
  /** Products with a term that runs, or will. */
  held: number;
  /** Of them, those that end within 90 days and that nothing follows. */
  ending: number;
  /** Null where the reader may not know. */
  requests: { open: number /** Those that can still be accepted. */; quoted: number } | null;
}

/** Licensing Expert in figures. */
export function licensingOf({ terms, requests, soonEnd, today }: ProfileFacts, may: May): LicensingFacts {
  const isToAccept = ({ actsNext, quoteUntil }: RequestFacts) =>
    actsNext === "customer" && quoteUntil !== null && quoteUntil >= today;
  const ending = terms.filter(({ endDate, isFollowed }) => !isFollowed && endDate <= soonEnd);
  return {
    held: new Set(terms.map(({ sku }) => sku)).size,
    ending: new Set(ending.map(({ sku }) => sku)).size,
    requests: may("requests:view") ? { open: requests.length, quoted: requests.filter(isToAccept).length } : null,
  };
}
