import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CalendarDate, daysBetween } from "~/infra/calendar";
import { type Dated, due, planned, type Rule, thresholdDue } from "./plan";

const down: Rule = { counts: "down", thresholds: [90, 60, 30, 14, 7] };
const up: Rule = { counts: "up", thresholds: [100, 130, 160] };
const ends = (date: CalendarDate, given: number[] = []): Dated => ({ date, until: date, given });
const last = (date: CalendarDate, given: number[] = []): Dated => ({ date, until: null, given });

describe("a date that comes near", () => {
  test("is reminded of on each threshold's own day, also over months' ends and leap days", () => {
    const days = planned(ends("2028-03-01"), down, "2027-01-01", "2028-12-31").map(({ day }) => day);
    expect(days).toEqual(["2027-12-02", "2028-01-01", "2028-01-31", "2028-02-16", "2028-02-23"]);
    const leap = planned(ends("2028-02-29"), { counts: "down", thresholds: [365, 31] }, "2027-01-01", "2028-12-31");
    expect(leap.map(({ day }) => day)).toEqual(["2027-03-01", "2028-01-29"]);
  });

  test("that is entered late is reminded of once, not for every threshold that has passed", () => {
    expect(thresholdDue(ends("2027-01-20"), down, "2027-01-10")).toBe(14);
    expect(thresholdDue(ends("2027-01-20", [14]), down, "2027-01-10")).toBeNull();
    expect(thresholdDue(ends("2027-01-20", [14]), down, "2027-01-13")).toBe(7);
  });

  test("is not reminded of after it, nor further away than the first threshold", () => {
    expect(thresholdDue(ends("2027-01-20"), down, "2027-01-20")).toBe(7);
    expect(thresholdDue(ends("2027-01-20"), down, "2027-01-21")).toBeNull();
    expect(thresholdDue(ends("2027-01-20"), down, "2026-10-21")).toBeNull();
    expect(thresholdDue(ends("2027-01-20"), down, "2026-10-22")).toBe(90);
  });

  test("is not reminded of anew when an admin sets a threshold further away than one that was given", () => {
    expect(thresholdDue(ends("2027-01-20", [14]), { ...down, thresholds: [90, 30, 12] }, "2027-01-10")).toBe(12);
    expect(thresholdDue(ends("2027-01-20", [14]), { ...down, thresholds: [90, 30] }, "2027-01-10")).toBeNull();
  });
});

test("a check that grows old is told of as days pass, the longest first, and never again below", () => {
  expect(planned(last("2027-01-01"), up, "2027-01-01", "2028-01-01").map(({ day }) => day)).toEqual([
    "2027-04-11",
    "2027-05-11",
    "2027-06-10",
  ]);
  expect(thresholdDue(last("2025-01-01"), up, "2027-01-01")).toBe(160);
  expect(thresholdDue(last("2025-01-01", [160]), up, "2027-01-01")).toBeNull();
});

test("whatever the dates and thresholds, playing ahead gives what a run on each day gives", () => {
  const day = fc.integer({ min: -40, max: 500 }).map((days) => addDays("2027-12-01", days));
  const thresholds = fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(day, thresholds, fc.boolean(), fc.boolean(), (date, days, isDown, hasUntil) => {
      const rule: Rule = { counts: isDown ? "down" : "up", thresholds: days };
      const item = { date, until: isDown ? (hasUntil ? addDays(date, -1) : date) : null, given: [] };
      const run: { day: CalendarDate; threshold: number }[] = [];
      for (let n = 0; n < 200; n++) {
        const today = addDays("2027-12-01", n);
        const given = run.map(({ threshold }) => threshold);
        for (const { threshold } of due([{ ...item, given }], () => rule, today)) run.push({ day: today, threshold });
      }
      const ahead = planned(item, rule, "2027-12-01", addDays("2027-12-01", 199));
      expect(ahead.map(({ day, threshold }) => ({ day, threshold }))).toEqual(run);
      expect(new Set(run.map(({ threshold }) => threshold)).size).toBe(run.length);
      if (isDown) for (const { day } of run) expect(daysBetween(day, date)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 40 },
  );
});
