import ICAL from "ical.js";
import { beforeAll, describe, expect, test } from "vitest";
import { transact } from "~/infra/db.server";
import { seedReferenceData } from "../../../prisma/seed/reference.server";
import { handle } from "../../../tests/support/app";
import {
  aCustomer,
  actorOf,
  anAdmin,
  aPartner,
  type Business,
  get,
  loggedInAnew,
  type Person,
  post,
} from "../../../tests/support/cast";
import { from, someAddress } from "../../../tests/support/logins";
import { isUnchanged } from "./conditional";
import { writeFeed } from "./feed.server";
import { findFeedReader } from "./feed-reader.server";
import { makeFeed } from "./feed-settings.server";
import { type FeedEvent, icalendarOf } from "./ical";

beforeAll(seedReferenceData);

const zones = ["UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Chatham"];
const nastyDays = ["2026-12-31", "2027-03-28", "2027-10-31", "2028-02-29", "2027-04-04"];

const anEvent = (fields: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: "subscription-end-1",
  date: "2027-03-31",
  title: "Internet Access ends",
  note: "The last day of service.",
  url: "https://cm360.example/customers/acme/licensing",
  version: 1,
  changedAt: new Date("2026-11-01T10:00:00Z"),
  ...fields,
});

const aFeed = (events: FeedEvent[], name = "CM360: Acme") => ({ name, description: "What ends, what starts.", events });
const read = (text: string) => new ICAL.Component(ICAL.parse(text));
/** The reader leaves the values of properties that it does not know as they stand. */
const unescaped = (value: unknown) => String(value).replace(/\\([\\;,])/g, "$1");
const eventsIn = (text: string) =>
  read(text)
    .getAllSubcomponents("vevent")
    .map((event) => new ICAL.Event(event));

describe("an iCalendar", () => {
  test.each(zones)("says the same days, a whole day each, to a machine in %s", (zone) => {
    const before = process.env.TZ;
    try {
      process.env.TZ = zone;
      const text = icalendarOf(aFeed(nastyDays.map((date) => anEvent({ uid: `end-${date}`, date }))));
      const events = eventsIn(text);
      expect(events.map(({ startDate }) => startDate.toString())).toEqual(nastyDays);
      expect(events.every(({ startDate, duration }) => startDate.isDate && duration.toString() === "P1D")).toBe(true);
      expect(text).toContain("DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n");
    } finally {
      process.env.TZ = before;
    }
  });

  test("brings back every text as it was, however long and full of marks", () => {
    const title = `Ends; "soon", \\really\\ – ${"日本語のとても長い名前 ".repeat(12)}\nsecond line`;
    const text = icalendarOf(aFeed([anEvent({ title, note: "a, b; c\u0007\u0000" })], "CM360: Smith, Sons; \\Co"));
    expect(eventsIn(text)[0]?.summary).toBe(title);
    expect(eventsIn(text)[0]?.description).toBe("a, b; c  \nhttps://cm360.example/customers/acme/licensing");
    expect(unescaped(read(text).getFirstPropertyValue("name"))).toBe("CM360: Smith, Sons; \\Co");
  });

  test("has lines of at most 75 octets, each ended by CRLF, and none of a stranger's making", () => {
    const text = icalendarOf(
      aFeed([anEvent({ title: `x\r\nBEGIN:VALARM\r\n${"ä".repeat(200)}` })], "Acme\r\nURL:evil"),
    );
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lines = text.split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => /^(BEGIN:VALARM|URL:evil)/.test(line))).toEqual([]);
  });

  test("is the same to the byte for the same days, and counts what is changed", () => {
    expect(icalendarOf(aFeed([anEvent()]))).toBe(icalendarOf(aFeed([anEvent()])));
    const [first] = eventsIn(icalendarOf(aFeed([anEvent()])));
    const [moved] = eventsIn(icalendarOf(aFeed([anEvent({ date: "2027-06-30", version: 3 })])));
    expect(moved?.uid).toBe(first?.uid);
    expect([first?.sequence, moved?.sequence]).toEqual([0, 2]);
  });
});

describe("asking whether it changed", () => {
  const etag = 'W/"abc"';
  const changed = new Date("2026-11-22T10:00:00Z");
  test.each([
    [{ "If-None-Match": 'W/"abc"' }, true],
    [{ "If-None-Match": '"abc"' }, true],
    [{ "If-None-Match": '"x", W/"abc"' }, true],
    [{ "If-None-Match": "*" }, true],
    [{ "If-None-Match": '"x"', "If-Modified-Since": "Sun, 22 Nov 2026 11:00:00 GMT" }, false],
    [{ "If-Modified-Since": "Sun, 22 Nov 2026 10:00:00 GMT" }, true],
    [{ "If-Modified-Since": "Sun, 22 Nov 2026 09:59:59 GMT" }, false],
    [{ "If-Modified-Since": "yesterday" }, false],
    [{}, false],
  ])("with %o: %s", (headers, expected) => {
    expect(isUnchanged(new Headers(headers as Record<string, string>), etag, changed)).toBe(expected);
  });
});

let keys = 0;

async function addressOf(person: Person): Promise<string> {
  const made = await makeFeed(actorOf(person), `key-${++keys}`);
  if (!made) throw new Error("it was made");
  return new URL(made.address).pathname;
}

const open = (address: string, headers: Record<string, string> = {}, clientAddress = someAddress()) =>
  from(clientAddress, () => handle(new Request(`http://localhost:3000${address}`, { headers })));

async function owns(business: Business, sku: string, endDate: string) {
  await transact((tx) =>
    tx.subscription.create({
      data: { customerId: business.id, sku, source: "zscaler", endDate, createdById: "test", createdByName: "Nora" },
    }),
  );
}

const titlesIn = async (answer: Response) => eventsIn(await answer.text()).map(({ summary }) => summary);
const soon = `${new Date().getUTCFullYear() + 1}-06-30`;

describe("a person's address", () => {
  test("is read without a session, with and without its ending, and says only what is the business's own", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    await owns(gina.business, "ZPA-BIZ-EDITION", soon);
    const address = await addressOf(nora);
    const answer = await open(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toContain("private");
    const titles = await titlesIn(answer);
    expect(titles).toHaveLength(1);
    expect(titles[0]).toMatch(/^Zscaler Internet Access.* ends$/);
    expect((await open(address.replace(".ics", ""))).status).toBe(200);
  });

  test("answers 304 to who has it already, and anew when a day moved", async () => {
    const nora = await aCustomer();
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    const address = await addressOf(nora);
    const etag = (await open(address)).headers.get("ETag") ?? "";
    expect((await open(address, { "If-None-Match": etag })).status).toBe(304);
    await transact((tx) =>
      tx.subscription.updateMany({
        where: { customerId: nora.business.id },
        data: { endDate: `${soon.slice(0, 8)}29` },
      }),
    );
    expect((await open(address, { "If-None-Match": etag })).status).toBe(200);
  });

  test("ends with a new one, when it is revoked, and with the account or the business", async () => {
    const nora = await aCustomer();
    const first = await addressOf(nora);
    const second = await addressOf(nora);
    expect((await open(first)).status).toBe(404);
    expect((await open(second)).status).toBe(200);

    const suspended = (at: Date | null) => ({ where: { id: nora.business.id }, data: { suspendedAt: at } });
    await transact((tx) => tx.business.update(suspended(new Date())));
    expect((await open(second)).status).toBe(404);
    await transact((tx) => tx.business.update(suspended(null)));
    expect((await open(second)).status).toBe(200);
    await transact((tx) => tx.user.update({ where: { id: nora.userId }, data: { disabledAt: new Date() } }));
    expect((await open(second)).status).toBe(404);
  });

  test("of a partner holds the customers it works for now, each as far as it may see", async () => {
    const [nora, gina] = [await aCustomer(), await aCustomer("Gina", "Globex")];
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    await owns(gina.business, "ZIA-BIZ-EDITION", soon);
    await transact((tx) =>
      tx.legacyService.create({ data: { customerId: nora.business.id, name: "Old VPN", expirationDate: soon } }),
    );
    const ray = await aPartner(nora.business, "reseller");
    const max = await aPartner(nora.business, "managed_service", "Max");
    const [rays, maxs] = [await addressOf(ray), await addressOf(max)];
    expect(await titlesIn(await open(rays))).toEqual([
      "Acme: Old VPN expires",
      expect.stringMatching(/^Acme: Zscaler Internet Access/),
    ]);
    expect(await titlesIn(await open(maxs))).toEqual([expect.stringMatching(/^Acme: Zscaler Internet Access/)]);

    await transact((tx) => tx.partnership.update({ where: { id: ray.partnershipId }, data: { endedAt: new Date() } }));
    expect(await titlesIn(await open(rays))).toEqual([]);
  });

  test("of an admin holds all customers", async () => {
    const nora = await aCustomer("Nora", "Acme Admin Feed");
    await owns(nora.business, "ZIA-BIZ-EDITION", soon);
    const reader = await findFeedReader((await addressOf(await anAdmin())).replace(/^.*\/|\.ics$/g, ""));
    if (!reader) throw new Error("Ada has an address");
    expect(await writeFeed(reader)).toContain("Acme Admin Feed");
  });

  test("holds no costs, no notes and no number of users", async () => {
    const nora = await aCustomer();
    await transact((tx) =>
      tx.legacyService.create({
        data: {
          customerId: nora.business.id,
          name: "Old VPN",
          expirationDate: soon,
          annualCost: 8_640_050,
          currency: "EUR",
          justification: "canary",
        },
      }),
    );
    const text = await (await open(await addressOf(nora))).text();
    expect(text).toContain("Old VPN");
    expect(text).not.toMatch(/86|EUR|canary/);
  });

  test("cannot be guessed at for long", async () => {
    const network = someAddress();
    const answers: number[] = [];
    for (let one = 0; one < 62; one += 1) answers.push((await open(`/calendar/guess-${one}.ics`, {}, network)).status);
    expect(answers[0]).toBe(404);
    expect(answers.at(-1)).toBe(429);
    const nora = await aCustomer();
    expect((await open(await addressOf(nora), {}, network)).headers.get("Retry-After")).toMatch(/^\d+$/);
  });
});

describe("the page of the address", () => {
  const page = "/account/calendar";
  const data = `${page}?_data=licensing%2Fcalendar%2Ffeed-settings.route`;
  const shown = async (as: Person, cookie = "") =>
    ((await (await handle(get(data, { cookie: `${as.cookie}; ${cookie}` }))).json()) as { address: string | null })
      .address;

  async function make(as: Person, formKey: string) {
    const answer = await handle(post(page, { intent: "make", formKey }, as));
    return {
      answer,
      cookie: answer.headers
        .getSetCookie()
        .find((one) => one.startsWith("calendar-"))
        ?.split(";")[0],
    };
  }

  test("shows it once, on the page after the form", async () => {
    const nora = await loggedInAnew(await aCustomer());
    const { answer, cookie } = await make(nora, "f3b8a0de-6f0c-4f2e-9f57-0d6f6f0a1b11");
    expect(answer.status).toBe(303);
    const address = await shown(nora, cookie);
    expect(address).toMatch(/^http:\/\/localhost:3000\/calendar\/[\w-]{43}\.ics$/);
    expect(cookie).not.toContain(address?.slice(-20));
    expect(await shown(nora)).toBeNull();
    expect((await open(new URL(address ?? "").pathname)).status).toBe(200);
  });

  test("makes one of a double click, and none of a form sent again after it was revoked", async () => {
    const nora = await loggedInAnew(await aCustomer());
    const formKey = "f3b8a0de-6f0c-4f2e-9f57-0d6f6f0a1b22";
    const first = await shown(nora, (await make(nora, formKey)).cookie);
    expect(await shown(nora, (await make(nora, formKey)).cookie)).toBe(first);

    expect((await handle(post(page, { intent: "revoke" }, nora))).status).toBe(303);
    expect((await open(new URL(first ?? "").pathname)).status).toBe(404);
    expect((await make(nora, formKey)).cookie).toBeUndefined();
    expect((await open(new URL(first ?? "").pathname)).status).toBe(404);
  });

  test("asks nothing of a form that says nothing", async () => {
    const nora = await loggedInAnew(await aCustomer());
    expect((await handle(post(page, {}, nora))).status).toBe(400);
    expect((await handle(post(page, { intent: "make", formKey: "x" }, nora))).status).toBe(400);
  });
});
