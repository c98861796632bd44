import { expect, test } from "vitest";
import { addDays, daysBetween, isCalendarDate, today } from "./calendar";

test.each(["2026-07-01", "2028-02-29", "1999-12-31"])("%s is a calendar date", (text) => {
  expect(isCalendarDate(text)).toBe(true);
});

test.each([
  "2026-02-30",
  "2027-02-29",
  "0000-00-00",
  "31/12/2026",
  "1e9",
  "2026-7-1",
  "2026-07-01T00:00",
  " 2026-07-01",
  "",
])("%j is not a calendar date", (text) => expect(isCalendarDate(text)).toBe(false));

test("the day depends on the time zone, the stored date does not", () => {
  const lateInUtc = new Date("2026-12-31T23:30:00Z");
  expect(today(lateInUtc)).toBe("2026-12-31");
  expect(today(lateInUtc, "Pacific/Kiritimati")).toBe("2027-01-01");
  expect(today(lateInUtc, "America/Los_Angeles")).toBe("2026-12-31");
});

test("days are counted over months, leap days and daylight saving", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-07-14", "2026-07-01")).toBe(-13);
});
