import { afterEach, describe, expect, test } from "vitest";
import { addDays, today as dayOf, daysBetween } from "~/infra/calendar";
import { usualSettings } from "~/infra/settings";
import { type QuarterSettings, quarterName, quarters } from "./quarters";

const startsOn = (today: string, settings: Partial<QuarterSettings> = {}) =>
  quarters(today, { ...usualSettings, ...settings }).map(({ start }) => start);

const four = { offeredQuarters: 4 };
const fiscal = { quarterStartMonth: 2 } as const;
const third = { quarterStartMonth: 3 } as const;

describe("the vectors of the reference", () => {
  const vectors: [today: string, settings: Partial<QuarterSettings>, starts: string[]][] = [
    ["2026-11-22", {}, ["2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01"]],
    ["2026-12-18", {}, ["2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01"]],
    ["2026-12-20", {}, ["2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01"]],
    ["2026-11-22", fiscal, ["2027-02-01", "2027-05-01", "2027-08-01", "2027-11-01"]],
  ];

  test.each(vectors)("on %s with %j four quarters are offered", (today, settings, starts) => {
    expect(startsOn(today, { ...settings, ...four })).toEqual(starts);
  });

  test.each(vectors)("on %s with %j the usual eight begin with the same four", (today, settings, starts) => {
    const offered = startsOn(today, settings);
    expect(offered).toHaveLength(8);
    expect(offered.slice(0, 4)).toEqual(starts);
    expect(offered.slice(4)).toEqual(starts.map((start) => `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`));
  });
});

test.each<[today: string, leadDays: number, quarterStartMonth: 1 | 2 | 3, first: string]>([
  // Calendar quarters, two weeks: the border is the eighteenth of December.
  ["2026-12-17", 14, 1, "2027-01-01"],
  ["2026-12-18", 14, 1, "2027-01-01"],
  ["2026-12-19", 14, 1, "2027-04-01"],
  ["2026-12-31", 14, 1, "2027-04-01"],
  ["2027-01-01", 14, 1, "2027-04-01"],
  ["2027-03-17", 14, 1, "2027-04-01"],
  ["2027-03-18", 14, 1, "2027-04-01"],
  ["2027-03-19", 14, 1, "2027-07-01"],
  ["2027-06-16", 14, 1, "2027-07-01"],
  ["2027-06-17", 14, 1, "2027-07-01"],
  ["2027-06-18", 14, 1, "2027-10-01"],
  ["2027-09-17", 14, 1, "2027-10-01"],
  ["2027-09-18", 14, 1, "2028-01-01"],
  // Without lead days the day itself counts.
  ["2026-12-31", 0, 1, "2027-01-01"],
  ["2027-01-01", 0, 1, "2027-01-01"],
  ["2027-01-02", 0, 1, "2027-04-01"],
  ["2027-04-01", 0, 1, "2027-04-01"],
  ["2027-10-02", 0, 1, "2028-01-01"],
  // Sixty days, over the end of a year and over a leap day.
  ["2026-11-01", 60, 1, "2027-01-01"],
  ["2026-11-02", 60, 1, "2027-01-01"],
  ["2026-11-03", 60, 1, "2027-04-01"],
  ["2027-01-31", 60, 1, "2027-04-01"],
  ["2027-02-01", 60, 1, "2027-07-01"],
  ["2028-01-31", 60, 1, "2028-04-01"],
  ["2028-02-01", 60, 1, "2028-04-01"],
  ["2028-02-02", 60, 1, "2028-07-01"],
  // The fiscal year of Zscaler: February, May, August, November.
  ["2027-01-17", 14, 2, "2027-02-01"],
  ["2027-01-18", 14, 2, "2027-02-01"],
  ["2027-01-19", 14, 2, "2027-05-01"],
  ["2027-10-18", 14, 2, "2027-11-01"],
  ["2027-10-19", 14, 2, "2028-02-01"],
  ["2027-12-31", 0, 2, "2028-02-01"],
  ["2028-02-01", 0, 2, "2028-02-01"],
  // The third: March, June, September, December, beside both kinds of February.
  ["2027-02-15", 14, 3, "2027-03-01"],
  ["2027-02-16", 14, 3, "2027-06-01"],
  ["2028-02-15", 14, 3, "2028-03-01"],
  ["2028-02-16", 14, 3, "2028-03-01"],
  ["2028-02-17", 14, 3, "2028-06-01"],
  ["2028-02-29", 0, 3, "2028-03-01"],
  ["2028-02-29", 1, 3, "2028-03-01"],
  ["2028-02-29", 2, 3, "2028-06-01"],
  ["2027-12-01", 0, 3, "2027-12-01"],
  ["2027-12-02", 0, 3, "2028-03-01"],
  ["2027-12-31", 60, 3, "2028-03-01"],
  ["2028-01-02", 60, 3, "2028-06-01"],
  ["2099-12-31", 14, 1, "2100-04-01"],
  ["2100-02-15", 14, 3, "2100-03-01"],
])("on %s, %i days ahead, with years from month %i the first is %s", (today, leadDays, quarterStartMonth, first) => {
  expect(startsOn(today, { leadDays, quarterStartMonth })[0]).toBe(first);
});

test.each<[quarterStartMonth: 1 | 2 | 3, leadDays: number]>([
  [1, 14],
  [2, 0],
  [3, 60],
])(
  "over a year from month %i, %i days ahead, each day offers eight in a row, the first within reach",
  (month, lead) => {
    for (let today = "2027-12-01"; today < "2028-12-15"; today = addDays(today, 1)) {
      const offered = startsOn(today, { quarterStartMonth: month, leadDays: lead });
      expect(offered).toHaveLength(8);
      const away = daysBetween(today, offered[0] ?? "");
      expect(away).toBeGreaterThanOrEqual(lead);
      expect(away).toBeLessThan(lead + 92);
      const months = offered.map((start) => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)));
      expect(months.map((one) => one - (months[0] ?? 0))).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
    }
  },
);

test("a quarter is named by the year in which it begins", () => {
  expect(quarters("2026-11-22", usualSettings).map(({ name }) => name)).toEqual([
    "Q1 2027",
    "Q2 2027",
    "Q3 2027",
    "Q4 2027",
    "Q1 2028",
    "Q2 2028",
    "Q3 2028",
    "Q4 2028",
  ]);
  expect(quarterName("2027-11-01", 2)).toBe("Q4 2027");
  expect(quarterName("2027-11-01", 1)).toBeNull();
});

describe("wherever the process runs", () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test.each([
    ["America/Los_Angeles", 480],
    ["Asia/Kolkata", -330],
    ["Pacific/Kiritimati", -840],
    ["UTC", 0],
  ])("in %s the same quarters are offered, to the second", (zone, offset) => {
    process.env.TZ = zone;
    expect(new Date("2026-12-18T12:00:00Z").getTimezoneOffset()).toBe(offset);
    for (const instant of ["2026-12-18T00:00:00Z", "2026-12-18T23:59:59.999Z"])
      expect(startsOn(dayOf(new Date(instant)))[0]).toBe("2027-01-01");
    expect(startsOn(dayOf(new Date("2026-12-19T00:00:00Z")))[0]).toBe("2027-04-01");
    expect(startsOn("2026-12-20", four)).toEqual(["2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01"]);
    expect(startsOn("2026-11-22", { ...fiscal, ...four })).toEqual([
      "2027-02-01",
      "2027-05-01",
      "2027-08-01",
      "2027-11-01",
    ]);
    expect(startsOn("2028-02-29", { ...third, leadDays: 1 })[0]).toBe("2028-03-01");
  });
});
