import { afterAll, expect, test } from "vitest";
import { addDays, today } from "~/infra/calendar";
import { usualSettings } from "~/infra/settings";
import { firstOfMonth, quarterOf, windowAround } from "~/licensing/calendar/window";
import { yearFrom } from "~/licensing/requests/completion";
import { quarters } from "~/licensing/requests/quarters";
import { stateOf } from "~/licensing/subscriptions/term";

/** Where the server stands in the world is no matter: calendar dates are the portal's. */
const zones = [
  "UTC",
  "America/Los_Angeles",
  "Australia/Adelaide",
  "Pacific/Kiritimati",
  "Pacific/Chatham",
  "America/Sao_Paulo",
];

/** Leap days, the days on which clocks change, the ends of quarters and years. */
const days = [
  ...["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-27", "2026-10-25", "2026-11-01", "2026-12-18"],
  ...["2026-12-31", "2027-01-01", "2027-02-28", "2028-02-29", "2028-03-01", "2026-06-30", "2026-09-30"],
];
const moments = days.flatMap((day) =>
  ["T00:00:00Z", "T02:30:00Z", "T12:00:00Z", "T23:59:59.999Z"].map((at) => day + at),
);

const home = process.env.TZ;
afterAll(() => {
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

function saidAt(moment: string) {
  const day = today(new Date(moment), "UTC");
  const fiscal = { ...usualSettings, quarterStartMonth: 2 as const };
  return {
    day,
    offered: [quarters(day, usualSettings), quarters(day, fiscal)],
    window: [windowAround(day), firstOfMonth(day), quarterOf(day, 1), quarterOf(day, 3)],
    term: [addDays(day, -1), addDays(day, 1), yearFrom(day)],
    state: [-1, 0, 1].map((more) => stateOf({ startDate: null, endDate: addDays(day, more) }, day)),
  };
}

const inUtc = (() => {
  process.env.TZ = "UTC";
  return moments.map(saidAt);
})();

test.each(zones)("offers, terms and the calendar are the same for a server in %s", (zone) => {
  process.env.TZ = zone;
  // Else the zone was not taken up, and nothing would be proved.
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  for (const [at, moment] of moments.entries()) expect([moment, saidAt(moment)]).toEqual([moment, inUtc[at]]);
});

test("the day is that of the moment, and the last day of a term is one of service", () => {
  for (const [at, moment] of moments.entries()) {
    expect(inUtc[at]?.day).toBe(moment.slice(0, 10));
    expect(inUtc[at]?.state).toEqual(["ended", "current", "current"]);
  }
});
