import type { Actor } from "~/access/actor";
import { addDays, type CalendarDate, today } from "~/infra/calendar";
import { db } from "~/infra/db.server";
import { markPurchased } from "~/licensing/subscriptions/purchase.server";

/** What the two customers bought from Zscaler directly, each by its owner; nothing where some is recorded already. */
export async function markDemoSubscriptions(day = today()): Promise<void> {
  for (const [slug, products] of Object.entries(purchases(day))) {
    const customer = await db.business.findUnique({ where: { slug }, select: { id: true, name: true } });
    if (!customer || (await db.subscription.count({ where: { customerId: customer.id } })) > 0) continue;
    const owner = await ownerOf({ ...customer, slug });
    if (!owner) continue;
    for (const { sku, savedOn = day, ...term } of products)
      await markPurchased(customer.id, sku, term, owner, { now: new Date(`${savedOn}T09:00:00Z`) });
  }
}

/** Dates that move with the day, so that what runs goes on running: the main renewal falls on a 31 March. */
function purchases(day: CalendarDate): Record<string, Purchase[]> {
  const renewal = nextMarch(addDays(day, 120));
  // Two years, so that it has begun on whatever day the demonstration is made.
  const begun = `${Number(renewal.slice(0, 4)) - 2}-04-01`;
  const main = { startDate: begun, endDate: renewal, quantity: 2_400 };
  const soon = { startDate: addDays(day, 78 - 365), endDate: addDays(day, 78), quantity: 2_400 };
  const ended = { startDate: addDays(day, -405), endDate: addDays(day, -41), quantity: 40 };
  const theirs = { startDate: addDays(day, 203 - 365), endDate: addDays(day, 203), quantity: 850 };
  return {
    "halden-precision": [
      { sku: "ZIA-BIZ-EDITION", ...main, orderNumber: "ZS-204118" },
      { sku: "ZPA-BIZ-EDITION", ...main, orderNumber: "ZS-204118" },
      { sku: "ZDX-STD", ...soon, orderNumber: "ZS-198240" },
      { sku: "ZIA-ISOLATION", ...ended, orderNumber: "ZS-171052", savedOn: addDays(day, -400) },
    ],
    "meridian-foods": [
      { sku: "ZIA-ESS-EDITION", ...theirs, orderNumber: "ZS-209377" },
      { sku: "ZPA-ESS-EDITION", ...theirs, orderNumber: "ZS-209377" },
    ],
  };
}

interface Purchase {
  sku: string;
  startDate: CalendarDate;
  endDate: CalendarDate;
  quantity: number;
  orderNumber: string;
  /** When it was recorded, where that was not today. */
  savedOn?: CalendarDate;
}

function nextMarch(from: CalendarDate): CalendarDate {
  const inYear = `${from.slice(0, 4)}-03-31`;
  return inYear >= from ? inYear : `${Number(from.slice(0, 4)) + 1}-03-31`;
}

async function ownerOf(business: { id: string; slug: string; name: string }): Promise<Actor | null> {
  const owner = await db.user.findFirst({
    where: { businessId: business.id, ownerSince: { not: null } },
    select: { id: true, firstName: true, lastName: true, email: true },
  });
  if (!owner) return null;
  const { id: userId, firstName, lastName, email } = owner;
  return { userId, sessionId: "", kind: "customer", name: `${firstName} ${lastName}`, email, business };
}
