import { expect, test } from "vitest";
import { readSettings, settingBounds, settingNames, usualSettings } from "./settings";

test("what is not set, or set to what is no longer allowed, is the usual", () => {
  expect(readSettings(undefined)).toEqual(usualSettings);
  expect(readSettings("14")).toEqual(usualSettings);
  expect(readSettings({ leadDays: 30 })).toEqual({ ...usualSettings, leadDays: 30 });
  expect(readSettings({ leadDays: 121, offeredQuarters: 0, shortTermDays: 7.5, quarterStartMonth: "2" })).toEqual(
    usualSettings,
  );
});

test("the bounds themselves are allowed, and the usual lies within them", () => {
  for (const name of settingNames) {
    const { from, to, usual } = settingBounds[name];
    for (const value of [from, to, usual]) expect(readSettings({ [name]: value })[name]).toBe(value);
  }
});

test("the usual is the calendar year, two weeks, eight quarters, ninety days, the format's own weights, a day, and half a year", () => {
  expect(usualSettings).toEqual({
    ...{ quarterStartMonth: 1, leadDays: 14, offeredQuarters: 8, shortTermDays: 90 },
    ...{ criticalWeight: 10, highWeight: 5, mediumWeight: 3, lowWeight: 1, warningCredit: 50, provisionalShare: 10 },
    ...{ approvalHours: 24, staleScoreDays: 180 },
  });
});
