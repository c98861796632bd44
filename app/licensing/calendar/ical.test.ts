import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { isUnchanged } from "./conditional";
import { type FeedEvent, icalendarOf } from "./ical";

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
  test.each([
    [{ "If-None-Match": 'W/"abc"' }, true],
    [{ "If-None-Match": '"abc"' }, true],
    [{ "If-None-Match": '"x", W/"abc"' }, true],
    [{ "If-None-Match": "*" }, true],
    [{ "If-None-Match": '"x"', "If-Modified-Since": "Sun, 22 Nov 2026 11:00:00 GMT" }, false],
    [{ "If-Modified-Since": "Sun, 22 Nov 2026 11:00:00 GMT" }, false],
    [{}, false],
  ])("with %o: %s", (headers, expected) => {
    expect(isUnchanged(new Headers(headers as Record<string, string>), etag)).toBe(expected);
  });
});
