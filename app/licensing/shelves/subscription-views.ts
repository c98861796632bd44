import type { Holdings } from "~/licensing/shelves/holdings";
import { lookOf, nameIn, type ProductLook } from "~/licensing/shelves/product-look";
import { isSoon } from "~/licensing/shelves/soon";
import { firstEndOf, type Line, lastDayOf, linesOf } from "~/licensing/shelves/subscription-lines";
import { whatFollows } from "~/licensing/shelves/subscription-words";
import { countOf } from "~/licensing/units";

export interface SubscriptionView extends ProductLook {
  lines: LineView[];
  /** The first day on which something of it runs out that nothing follows. */
  firstEnd: string | null;
  includes: number;
  request: RequestMark | null;
}

interface LineView extends Line {
  /** What comes after it, in words; null: nothing is agreed yet. */
  follows: string | null;
  /** Within 90 days, and nothing follows. */
  endsSoon: boolean;
}

/** The open request of a product, in a sentence. */
export interface RequestMark {
  id: string;
  isRenewal: boolean;
  text: string;
  /** Null once it is ordered. */
  lastSafeDay: string | null;
}

/** The standing terms of one product, and the request that is open for it. */
export function viewSubscription(sku: string, holdings: Holdings): SubscriptionView {
  const { catalogue, standing, terms, requests, today } = holdings;
  const look = lookOf(catalogue, sku);
  const lines = linesOf(standing.get(sku) ?? [], terms, today);
  return {
    ...look,
    lines: lines.map((line) => ({
      ...line,
      follows: whatFollows(line, (other) => nameIn(catalogue, other)),
      endsSoon: !line.replacedBy && isSoon(lastDayOf(line), today),
    })),
    firstEnd: firstEndOf(lines),
    includes: catalogue.includes(sku).length,
    request: markOf(requests.get(sku), look.unit),
  };
}

function markOf(request: ReturnType<Holdings["requests"]["get"]>, unit: string): RequestMark | null {
  if (!request) return null;
  const { id, timing, state, quantity, startDate, lastSafeDay } = request;
  const isRenewal = timing === "renewal";
  const what = isRenewal
    ? `Renewal on ${startDate} for ${countOf(quantity, unit)}`
    : `From ${startDate}, ${countOf(quantity, unit)} in addition`;
  return { id, isRenewal, text: `${what}: ${state}.`, lastSafeDay: state === "ordered" ? null : lastSafeDay };
}
