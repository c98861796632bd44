import { addDays, type CalendarDate, isCalendarDate } from "~/infra/calendar";
import { type Choice, type Offer, type OfferGrounds, renewalChoice } from "./offer";

/** When a request takes effect, as it was chosen or typed. */
export interface Chosen {
  /** "renewal", or a quarter's first day. */
  cart: string;
  /** Currently Licensed: the end date that a renewal joins. */
  licensed: string;
}

/** What is stored of it. */
export interface Timing {
  timing: "renewal" | "quarter";
  renewalDate: CalendarDate | null;
  startDate: CalendarDate;
  lastSafeDay: CalendarDate;
}

type Choosing = { timing: Timing } | { field: keyof Chosen; message: string };

/** Nobody plans a renewal further ahead; a year with a slip of the finger does not pass. */
const furthestDays = 3_653;

/** Finds what was chosen in the offer of today; a choice that is stale or blocked is refused, with the reason. */
export function choose(grounds: OfferGrounds, offer: Offer, { cart, licensed }: Chosen): Choosing {
  if (cart === "renewal") return chooseRenewal(grounds, offer, licensed);
  const quarter = offer.quarters.find(({ value }) => value === cart);
  if (!quarter)
    return {
      field: "cart",
      message: isCalendarDate(cart)
        ? `Choose again: ${cart} is no longer offered. The list shows what is offered today`
        : "Choose Renewal or a quarter",
    };
  if (quarter.blocked) return { field: "cart", message: `Choose another time. ${quarter.blocked}` };
  return { timing: timingOf("quarter", quarter) };
}

function chooseRenewal(grounds: OfferGrounds, offer: Offer, licensed: string): Choosing {
  const refuse = (message: string): Choosing => ({ field: "licensed", message });
  if (licensed === "")
    return refuse(
      offer.typesRenewal
        ? "Enter the day on which the present licence ends"
        : "Choose the end date that the renewal joins",
    );
  const renewal = offer.typesRenewal ? typedRenewal(grounds, licensed) : listedRenewal(offer, licensed);
  if (typeof renewal === "string") return refuse(renewal);
  if (renewal.blocked) return refuse(`Choose another date, or a quarter. ${renewal.blocked}`);
  return { timing: timingOf("renewal", renewal) };
}

function listedRenewal({ renewals }: Offer, licensed: string): Choice | string {
  const renewal = renewals.find(({ value }) => value === licensed);
  return renewal ?? `Choose again: nothing ends on ${licensed.slice(0, 10)}. The list shows what ends when today`;
}

function typedRenewal(grounds: OfferGrounds, licensed: string): Choice | string {
  const { today } = grounds;
  if (!isCalendarDate(licensed)) return "Enter the date as year-month-day, such as 2027-06-30";
  if (licensed < today) return `Enter a date that is not in the past: today is ${today}`;
  if (licensed > addDays(today, furthestDays)) return "Enter a date within the next ten years";
  return renewalChoice(grounds, licensed, []);
}

function timingOf(timing: Timing["timing"], { value, start, lastSafeDay }: Choice): Timing {
  return { timing, renewalDate: timing === "renewal" ? value : null, startDate: start, lastSafeDay };
}
