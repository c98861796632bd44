import { today as dayOf } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { getCatalogue } from "~/licensing/catalogue/catalogue.server";
import { readGrounds } from "~/licensing/requests/grounds.server";
import type { MovePage } from "~/licensing/requests/move-page.server";
import { type Choice, type Offer, offerFor } from "~/licensing/requests/offer";
import { quarterName } from "~/licensing/requests/quarters";

type Stored = Pick<MovePage, "id" | "sku" | "timing" | "renewalDate" | "startDate" | "lastSafeDay">;

/** Today's offer for a request that is there already, with the time that it has, even where that is no longer offered. */
export async function getChangeOffer(customerId: string, stored: Stored, now = new Date()): Promise<Offer | null> {
  const place = { customerId, sku: stored.sku, today: dayOf(now) };
  const grounds = await readGrounds(db, place, await getCatalogue());
  if (!grounds) return null;
  const others = grounds.openRequests.filter(({ id }) => id !== stored.id);
  const offer = offerFor({ ...grounds, openRequests: others });
  const { startDate: start, renewalDate, lastSafeDay } = stored;
  const kept = { start, lastSafeDay, end: null, blocked: null, notes: ["As it is requested now."] };
  if (renewalDate !== null) {
    const typed = offer.typesRenewal
      ? []
      : withKept(offer.renewals, { value: renewalDate, label: renewalDate, ...kept });
    return { ...offer, renewals: typed, preferred: renewalDate };
  }
  const name = quarterName(start, grounds.settings.quarterStartMonth) ?? "Quarter";
  const label = `${name}, starts ${start}`;
  return { ...offer, quarters: withKept(offer.quarters, { value: start, label, ...kept }) };
}

function withKept(choices: Choice[], kept: Choice): Choice[] {
  if (choices.some(({ value }) => value === kept.value))
    return choices.map((choice) => (choice.value === kept.value ? { ...choice, blocked: null } : choice));
  return [...choices, kept].toSorted((a, b) => a.value.localeCompare(b.value));
}
