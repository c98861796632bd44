import type { Actor } from "~/access/actor";
import { addDays, type CalendarDate, today } from "~/infra/calendar";
import { db, transact } from "~/infra/db.server";
import { getSettings } from "~/infra/settings.server";
import { cancel } from "~/licensing/requests/cancel.server";
import { changeRequest } from "~/licensing/requests/change-request.server";
import { complete } from "~/licensing/requests/complete.server";
import { yearFrom } from "~/licensing/requests/completion";
import { acceptQuote } from "~/licensing/requests/decide.server";
import { decline } from "~/licensing/requests/decline.server";
import { order } from "~/licensing/requests/order.server";
import { quarters } from "~/licensing/requests/quarters";
import { sendQuote } from "~/licensing/requests/quote.server";
import { requestProduct } from "~/licensing/requests/request-product.server";
import { demoActor } from "./demo-actor.server";
import { demoQuote } from "./demo-quote";

/** What Halden Precision asked for, some of it carried on by its reseller; nothing where it has asked for something already. */
export async function requestDemoProducts(now = new Date()): Promise<void> {
  const marta = await demoActor("marta@halden-precision.example");
  const jonas = await demoActor("jonas@corvus-networks.example");
  const halden = marta?.business;
  if (!marta || !jonas || !halden) return;
  if ((await db.productRequest.count({ where: { customerId: halden.id } })) === 0) {
    const demo: Demo = { customerId: halden.id, marta, jonas, now, ...(await datesFor(halden.id, today(now))) };
    await openRequests(demo);
    await closedRequests(demo);
  }
  // Also after a start that was cut off: nobody asked for these mails.
  await transact((tx) =>
    tx.outboxMail.deleteMany({
      where: {
        businessId: halden.id,
        sentAt: null,
        OR: [{ letter: { startsWith: "request" } }, { letter: "quote-decided" }],
      },
    }),
  );
}

interface Demo {
  customerId: string;
  marta: Actor;
  jonas: Actor;
  now: Date;
  /** The end dates that renewals join: the next one, and the main one. */
  soon: CalendarDate;
  main: CalendarDate;
  /** First days of quarters: the last that has begun, and the next two with time to order. */
  begun: CalendarDate;
  next: CalendarDate;
  afterNext: CalendarDate;
}

async function datesFor(customerId: string, day: CalendarDate) {
  const terms = await db.subscription.findMany({
    where: { customerId, removedAt: null, endDate: { gte: day } },
    orderBy: { endDate: "asc" },
    select: { endDate: true },
  });
  const settings = { ...(await getSettings()), leadDays: 0, offeredQuarters: 2 };
  const [begun = day] = quarters(addDays(day, -100), settings).map(({ start }) => start);
  const [next = day, afterNext = day] = quarters(addDays(day, 25), settings).map(({ start }) => start);
  const soon = terms[0]?.endDate ?? day;
  const main = terms.at(-1)?.endDate ?? soon;
  // An add-on has to begin while its base runs.
  return { soon, main, begun, next, afterNext: afterNext <= main ? afterNext : next };
}

/** One that waits for its quote, one that is quoted, one that is ordered, and one more. */
async function openRequests(demo: Demo): Promise<void> {
  const { customerId, marta, jonas, soon, main, next, afterNext } = demo;
  await request(demo, 16, { sku: "ZDX-STD", licensed: soon, quantity: 2_600 });
  await request(demo, 5, { sku: "ZIA-ADV-SANDBOX", licensed: main, quantity: 2_400 });

  const quoted = await request(demo, 23, { sku: "ZDLP-INLINE", cart: next, quantity: 2_000 });
  if (quoted) {
    const place = (version: number) => ({ customerId, id: quoted, version });
    const change = { cart: next, licensed: "", quantity: 2_400, note: "", version: 1 };
    await changeRequest(customerId, quoted, change, marta, at(demo, 22));
    await sendQuote(place(2), quoteOf(demo, 21, "Inline Web Data Loss Prevention, 2,400 users"), jonas, at(demo, 9));
  }

  const ordered = await request(demo, 34, { sku: "ZIA-ISOLATION", cart: afterNext, quantity: 300 });
  if (ordered) {
    const place = (version: number) => ({ customerId, id: ordered, version });
    await sendQuote(place(1), quoteOf(demo, 10, "Zero Trust Browser for Internet, 300 users"), jonas, at(demo, 27));
    await acceptQuote(place(2), marta, at(demo, 12));
    await order(place(3), { orderNumber: "CN-40317", isAcceptedOutside: false }, jonas, at(demo, 11));
  }
}

/** One of each end: completed, cancelled and declined. */
async function closedRequests(demo: Demo): Promise<void> {
  const { customerId, marta, jonas, begun, next } = demo;
  const since = (days: number) => daysAgo(demo, addDays(begun, -days));
  const completed = await request(demo, since(45), { sku: "ZPA-MICROSEG", cart: begun, quantity: 120 });
  if (completed) {
    const place = (version: number) => ({ customerId, id: completed, version });
    await sendQuote(place(1), { validUntil: begun, note: "", file: null }, jonas, at(demo, since(38)));
    await acceptQuote(place(2), marta, at(demo, since(31)));
    await order(place(3), { orderNumber: "CN-38842", isAcceptedOutside: false }, jonas, at(demo, since(30)));
    const term = { startDate: begun, endDate: yearFrom(begun), quantity: 120, orderNumber: "CN-38842" };
    await complete(place(4), { ...term, replaced: [], confirmed: null }, jonas, at(demo, since(2)));
  }

  const cancelled = await request(demo, 61, { sku: "ZDX-M365", cart: next, quantity: 2_400 });
  if (cancelled) {
    const reason = "ZDX Advanced covers it.";
    const place = { customerId, id: cancelled, version: 1 };
    await cancel(place, { reason, others: null, shown: "" }, marta, at(demo, 52));
  }

  const declined = await request(demo, 44, { sku: "ZPA-PSE", cart: next, quantity: 2 });
  if (declined) {
    const reason = "Needs two instances a site: let us look at the sites together first.";
    await decline({ customerId, id: declined, version: 1 }, { reason, confirmed: null }, jonas, at(demo, 41));
  }
}

interface Asked {
  sku: string;
  /** A quarter's first day; without it, the renewal that joins `licensed`. */
  cart?: CalendarDate;
  licensed?: CalendarDate;
  quantity: number;
}

/** By Marta, so many days ago; null where the offer of that day did not hold it. */
async function request(demo: Demo, days: number, { sku, cart = "renewal", licensed = "", quantity }: Asked) {
  const details = { cart, licensed, quantity, note: "" };
  const made = await requestProduct(demo.customerId, sku, details, demo.marta, at(demo, days));
  return made?.outcome === "requested" ? made.id : null;
}

function quoteOf({ now }: Demo, validFor: number, title: string) {
  return { validUntil: addDays(today(now), validFor), note: "", file: { name: "Quote.pdf", bytes: demoQuote(title) } };
}

const dayLength = 86_400_000;

const at = ({ now }: Demo, days: number) => new Date(now.getTime() - days * dayLength);

const daysAgo = ({ now }: Demo, date: CalendarDate) =>
  Math.round((Date.parse(today(now)) - Date.parse(date)) / dayLength);
