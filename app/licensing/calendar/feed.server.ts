import { today } from "~/infra/calendar";
import { transact } from "~/infra/db.server";
import { env } from "~/infra/env.server";
import { networkOf, rateLimiter } from "~/infra/rate-limit.server";
import { entriesOf } from "~/licensing/calendar/entries";
import { type FeedReader, findFeedReader } from "~/licensing/calendar/feed-reader.server";
import { getFirstFacts } from "~/licensing/calendar/first-facts.server";
import { type FeedEvent, icalendarOf } from "~/licensing/calendar/ical";
import { windowAround } from "~/licensing/calendar/window";

const hour = 60 * 60;
/** Calendar programs read every few minutes at most; a person may have several. */
const reads = rateLimiter("calendar-feed", 120, hour);
/** Addresses that nobody has, from one network. */
const misses = rateLimiter("calendar-feed-miss", 60, hour);
/** "Last read" is written at most this often, in milliseconds. */
const readResolution = 5 * 60_000;
/** A feed of very many customers holds so many events, the first ones. */
const mostEvents = 5_000;

export type FeedAnswer =
  | { is: "feed"; reader: FeedReader }
  | { is: "unknown" }
  | { is: "too-many"; waitSeconds: number };

/** Who may read this address now, asked anew each time; reads are counted by address, misses by network. */
export async function openFeed(token: string, clientAddress: string, now = new Date()): Promise<FeedAnswer> {
  const reader = await findFeedReader(token);
  // Who has an address is not shut out by a stranger of the same office who guesses at some.
  if (!reader) {
    const network = networkOf(clientAddress);
    const waitSeconds = (await misses.wait(network)) ?? (await misses.take(network)).waitSeconds;
    return waitSeconds ? { is: "too-many", waitSeconds } : { is: "unknown" };
  }
  const { waitSeconds } = await reads.take(reader.feedId);
  if (waitSeconds) return { is: "too-many", waitSeconds };
  await noteRead(reader, now);
  return { is: "feed", reader };
}

async function noteRead({ feedId, lastReadAt }: FeedReader, now: Date): Promise<void> {
  if (lastReadAt && now.getTime() - lastReadAt.getTime() < readResolution) return;
  await transact((tx) => tx.calendarFeed.updateMany({ where: { id: feedId }, data: { lastReadAt: now } }));
}

/** The feed as iCalendar: by day, of each customer only what the reader may know. */
export async function writeFeed(reader: FeedReader, now = new Date(), most = mostEvents): Promise<string> {
  const window = windowAround(today(now));
  const facts = await getFirstFacts(reader.customers, window, most);
  const events = reader.customers.flatMap(({ id, slug, name }): FeedEvent[] => {
    const of = facts.get(id);
    if (!of) return [];
    return entriesOf(of, window).map(({ path, title, ...entry }) => ({
      ...entry,
      title: reader.kind === "customer" ? title : `${name}: ${title}`,
      url: `${env.APP_URL}/customers/${slug}${path}`,
    }));
  });
  return icalendarOf({
    name: `CM360: ${reader.name}`,
    description: "What ends and what starts, from three months ago to two years ahead.",
    events: events.sort((a, b) => compare(a.date, b.date) || compare(a.uid, b.uid)).slice(0, most),
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
