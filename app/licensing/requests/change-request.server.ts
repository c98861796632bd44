import type { Actor } from "~/access/actor";
import { today as dayOf } from "~/infra/calendar";
import { type Tx, transact } from "~/infra/db.server";
import type { RequestState } from "~/infra/prisma/enums";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { choose, type Timing } from "~/licensing/requests/choose";
import { type Touched, touchedBy } from "~/licensing/requests/effects";
import { readGrounds } from "~/licensing/requests/grounds.server";
import { type Meanwhile, moveRequest, standingNow, supersedeQuote } from "~/licensing/requests/moves.server";
import { type OfferGrounds, offerFor, quantityWarning } from "~/licensing/requests/offer";
import { keyOfTouched, markTouched, named, readPlans } from "~/licensing/requests/plans.server";
import type { RequestDetails } from "~/licensing/requests/request.schema";
import { mailRequestChanged } from "~/licensing/requests/request-mails.server";
import { type SaidDifference, saidBy, saidDifferences } from "~/licensing/requests/said-by";
import { moves } from "~/licensing/requests/states";
import { countOf } from "~/licensing/units";

export type Changed =
  | { outcome: "changed"; name: string; startDate: string; wasQuoted: boolean; warning: string | null }
  | { outcome: "unchanged"; name: string }
  | { outcome: "stale"; field: "cart" | "licensed" | "quantity"; message: string }
  /** Others rest on it as it is: what becomes of them is shown, and to be confirmed, first. */
  | { outcome: "asks"; touched: (Touched & { name: string })[]; key: string }
  /** Somebody changed it since the page was opened: both values, and the version that holds now. */
  | { outcome: "conflict"; overwritten: SaidDifference[]; version: number; by: string }
  /** It was ordered or closed. */
  | Meanwhile;

/**
 * Changes when a request takes effect, its number or its note. Where the time or the number changes, the quote that
 * stood is superseded and the seller acts next. Null where the customer has no such request.
 */
export async function changeRequest(
  customerId: string,
  id: string,
  { version, confirm, ...details }: RequestDetails & { version: number; confirm?: string | undefined },
  actor: Actor,
  now = new Date(),
): Promise<Changed | null> {
  const catalogue = await getCatalogue();
  return transact(async (tx) => {
    const stored = await tx.productRequest.findUnique({ where: { id, customerId }, select: columns });
    const grounds = stored && (await readGrounds(tx, { customerId, sku: stored.sku, today: dayOf(now) }, catalogue));
    if (!stored || !grounds) return null;
    const closed = await closedMeanwhile(tx, { customerId, id }, stored, actor);
    if (closed) return closed;

    const { name, unit } = grounds.product;
    const offer = offerFor({ ...grounds, openRequests: grounds.openRequests.filter((other) => other.id !== id) });
    const chosen = isAsBefore(stored, details) ? { timing: stored } : choose(grounds, offer, details);
    if ("field" in chosen) return { outcome: "stale", ...chosen };
    const refused = offer.refusal && refusedField(stored, details);
    if (refused) return { outcome: "stale", field: refused, message: keepsOnly(name) };
    if (details.quantity < offer.quantity.min && details.quantity !== stored.quantity)
      return { outcome: "stale", field: "quantity", message: `Enter ${countOf(offer.quantity.min, unit)} or more` };

    const { timing, renewalDate, startDate, lastSafeDay } = chosen.timing;
    const typed = { timing, renewalDate, startDate, lastSafeDay, quantity: details.quantity, note: details.note };
    const changes = saidDifferences(saidBy(stored, unit), saidBy(typed, unit));
    if (changes.length === 0) return { outcome: "unchanged", name };
    if (stored.version !== version)
      return { outcome: "conflict", overwritten: changes, version: stored.version, by: await lastActor(tx, id) };

    const touched = await touchedByChange(tx, { customerId, id, typed }, grounds);
    if (touched.length > 0 && confirm !== keyOfTouched(touched))
      return { outcome: "asks", touched: named(catalogue, touched), key: keyOfTouched(touched) };

    const forSeller = changes.filter(({ label }) => label !== "Note");
    await moveRequest(
      tx,
      { customerId, id, version },
      {
        ...step,
        data: { ...typed, ...(forSeller.length > 0 ? backToSeller(stored, now) : {}) },
        before: Object.fromEntries(changes.map((change) => [change.label, change.stored])),
        after: Object.fromEntries(changes.map((change) => [change.label, change.typed])),
      },
      actor,
      now,
    );
    await markTouched(tx, customerId, touched, `The request for ${name} was changed.`, actor, now);
    if (forSeller.length > 0) {
      await supersedeQuote(tx, id, now);
      const words = forSeller.map(({ label, stored, typed }) => ({ label, before: stored, after: typed }));
      await mailRequestChanged(tx, { customerId, requestId: id, actor }, words);
    }
    return {
      outcome: "changed",
      name,
      startDate,
      wasQuoted: forSeller.length > 0 && stored.state === "quoted",
      warning: quantityWarning(offer, details.quantity),
    };
  });
}

const step = { kind: "changed", from: moves.change.from } as const;

const columns = {
  sku: true,
  state: true,
  timing: true,
  renewalDate: true,
  startDate: true,
  lastSafeDay: true,
  quantity: true,
  note: true,
  actsNext: true,
  waitingSince: true,
  version: true,
} as const;

/** What was ordered, or closed, is no longer changed, whatever was typed; null where it can be. */
async function closedMeanwhile(
  tx: Tx,
  place: { customerId: string; id: string },
  { state, version }: { state: RequestState; version: number },
  actor: Actor,
): Promise<Meanwhile | null> {
  if (step.from.includes(state)) return null;
  const standing = await standingNow(tx, { ...place, version }, { step, actor });
  return typeof standing === "object" ? standing : null;
}

/** A time that was chosen once may be kept, though it would no longer be offered. */
function isAsBefore(
  { timing, renewalDate, startDate }: Timing,
  { cart, licensed }: { cart: string; licensed: string },
) {
  return timing === "renewal" ? cart === "renewal" && licensed === renewalDate : cart === startDate;
}

/** What can no longer be requested keeps its time and number; the first of them that is new. */
function refusedField(stored: Timing & { quantity: number }, details: RequestDetails): "cart" | "quantity" | null {
  if (!isAsBefore(stored, details)) return "cart";
  return details.quantity === stored.quantity ? null : "quantity";
}

const keepsOnly = (name: string) =>
  `${name} can no longer be requested: the product’s page says why. The request keeps its time and its number`;

/** The open requests that rest on it as it is, and would not on what it becomes. */
async function touchedByChange(
  tx: Tx,
  { customerId, id, typed }: { customerId: string; id: string; typed: Timing },
  { catalogue, today }: OfferGrounds,
): Promise<Touched[]> {
  const before = await readPlans(tx, customerId, catalogue, today);
  const { startDate, renewalDate } = typed;
  const openRequests = before.openRequests.map((line) => (line.id === id ? { ...line, startDate, renewalDate } : line));
  return touchedBy(before, { ...before, openRequests }).filter((touched) => touched.id !== id);
}

function backToSeller(stored: { actsNext: string | null; waitingSince: Date }, now: Date) {
  const waitingSince = stored.actsNext === "seller" ? stored.waitingSince : now;
  return { state: "requested", actsNext: "seller", waitingSince } as const;
}

async function lastActor(tx: Tx, requestId: string): Promise<string> {
  const last = await tx.requestChange.findFirst({
    where: { requestId },
    orderBy: { id: "desc" },
    select: { byName: true },
  });
  return last?.byName ?? "Somebody else";
}
