import { describe, expect, test } from "vitest";
import { daysLeft } from "./day";
import { utcText } from "./instant";

describe("how far a calendar date is", () => {
  test.each([
    ["2026-07-31", "17 days left"],
    ["2026-07-15", "1 day left"],
    ["2026-07-14", "today"],
    ["2026-07-13", "1 day ago"],
    ["2029-12-31", "1,266 days left"],
  ])("%s, seen from 2026-07-14: %s", (date, words) => {
    expect(daysLeft(date, "2026-07-14")).toBe(words);
  });

  test("the night in which clocks change is a day like others", () => {
    expect(daysLeft("2026-10-26", "2026-10-24")).toBe("2 days left");
  });
});

test("an instant names its zone", () => {
  expect(utcText("2026-07-14T09:04:00.000Z")).toBe("14 Jul 2026, 09:04 UTC");
});
