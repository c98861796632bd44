import type { Capability } from "~/access/keys";
import { horizonOf } from "~/profile/cost-reduction/horizon";
import type { ProfileFacts } from "~/profile/facts";

/** A date on which something ends unless somebody acts. */
export interface Expiring {
  date: string;
  name: string;
  what: "notice date" | "service" | "invitation" | "subscription" | "last safe day" | "quote";
  near: "urgent" | "soon" | "later";
  /** Below the customer's own address. */
  path: string;
}

const most = 6;

/** The next dates of what the reader may open, the nearest first. */
export function expiringOf(
  { services, partners, terms, requests, today, soonEnd }: ProfileFacts,
  may: (key: Capability) => boolean,
): Expiring[] {
  const dates: Omit<Expiring, "near">[] = [];
  if (may("cost-reduction:view"))
    for (const { id, name, noticeDate, expirationDate } of services) {
      const path = `/profile/cost-reduction/${id}`;
      if (noticeDate && noticeDate >= today) dates.push({ date: noticeDate, name, what: "notice date", path });
      if (expirationDate && expirationDate >= today) dates.push({ date: expirationDate, name, what: "service", path });
    }
  if (may("licensing:view"))
    for (const { sku, name, endDate, isFollowed } of terms)
      if (!isFollowed) dates.push({ date: endDate, name, what: "subscription", path: `/licensing/products/${sku}` });
  if (may("requests:view"))
    for (const { id, name, state, lastSafeDay, quoteUntil } of requests) {
      const path = `/licensing/requests/${id}`;
      // What is ordered need not be ordered any more.
      if (state !== "ordered" && lastSafeDay >= today)
        dates.push({ date: lastSafeDay, name, what: "last safe day", path });
      if (quoteUntil && quoteUntil >= today) dates.push({ date: quoteUntil, name, what: "quote", path });
    }
  if (may("partners:view"))
    for (const { name, state, expiresOn } of partners)
      if (state === "invited") dates.push({ date: expiresOn, name, what: "invitation", path: "/profile/partners" });
  const next = dates.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).slice(0, most);
  const { urgentEnd } = horizonOf(today);
  return next.map((item) => ({
    ...item,
    near: item.date <= urgentEnd ? "urgent" : item.date <= soonEnd ? "soon" : "later",
  }));
}
