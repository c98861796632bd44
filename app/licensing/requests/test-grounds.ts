import { usualSettings } from "~/infra/settings";
import { catalogue } from "~/licensing/upgrades/test-facts";
import type { HeldTerm, OpenLine } from "./needs";
import { type Offer, type OfferGrounds, offerFor } from "./offer";

let made = 0;

/** A term that runs since before anyone asked, of 2,400 users unless told otherwise. */
export function held(sku: string, endDate: string, more: Partial<HeldTerm> = {}): HeldTerm {
  return { id: `term-${++made}`, sku, startDate: null, endDate, quantity: 2400, nextId: null, ...more };
}

export function planned(sku: string, startDate: string): OpenLine {
  return { id: `request-${++made}`, sku, startDate };
}

interface Holds {
  terms?: HeldTerm[];
  openRequests?: OpenLine[];
  today?: string;
  settings?: Partial<OfferGrounds["settings"]>;
}

/** What Acme could request on 2026-11-22, unless told otherwise. */
export function groundsOf(sku: string, { terms = [], openRequests = [], today = "2026-11-22", settings }: Holds = {}) {
  const product = catalogue.products.get(sku);
  if (!product) throw new Error(`The catalogue holds no ${sku}.`);
  const grounds: OfferGrounds = {
    product,
    catalogue,
    terms,
    openRequests,
    today,
    settings: { ...usualSettings, ...settings },
  };
  return grounds;
}

export const offerOf = (sku: string, holds: Holds = {}): Offer => offerFor(groundsOf(sku, holds));
