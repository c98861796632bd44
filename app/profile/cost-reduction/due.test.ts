import { describe, expect, test } from "vitest";
import { byNextDue, isSoon, missedNotice, nearness, nextDue } from "./due";
import { horizonOf } from "./horizon";

const today = "2026-11-22";
const service = (name: string, expirationDate: string | null, noticeDate: string | null = null) => ({
  name,
  expirationDate,
  noticeDate,
});

describe("what is due", () => {
  test("is notice as long as it can be given, the day itself included, and then the end", () => {
    expect(nextDue(service("a", "2027-03-31", "2026-11-22"), today)).toEqual({ date: "2026-11-22", what: "notice" });
    expect(nextDue(service("a", "2027-03-31", "2026-11-21"), today)).toEqual({
      date: "2027-03-31",
      what: "expiration",
    });
    expect(nextDue(service("a", null), today)).toBeNull();
  });

  test("comes in the order of notice or expiration, the expired ones last and the newest of them first", () => {
    const services = [
      service("expired long ago", "2025-01-01"),
      service("ends in March", "2027-03-31"),
      service("expired lately", "2026-11-01", "2026-10-01"),
      service("notice in December, ends in June", "2027-06-30", "2026-12-31"),
      service("notice passed, ends in May", "2027-05-31", "2026-11-01"),
      service("B ends in January", "2027-01-31"),
      service("A ends in January", "2027-01-31"),
      service("without a date", null),
    ];
    expect(services.sort(byNextDue(today)).map(({ name }) => name)).toEqual([
      "notice in December, ends in June",
      "A ends in January",
      "B ends in January",
      "ends in March",
      "notice passed, ends in May",
      "without a date",
      "expired lately",
      "expired long ago",
    ]);
  });

  test("is soon up to the 90th day, and no longer once it is over", () => {
    expect(isSoon(service("a", "2027-02-20"), horizonOf(today))).toBe(true);
    expect(isSoon(service("a", "2027-02-21"), horizonOf(today))).toBe(false);
    expect(isSoon(service("a", "2028-01-01", "2027-02-20"), horizonOf(today))).toBe(true);
    expect(isSoon(service("a", "2026-11-21"), horizonOf(today))).toBe(false);
    expect(isSoon(service("a", today), horizonOf(today))).toBe(true);
  });

  test.each([
    ["2026-11-21", "past"],
    ["2026-11-22", "urgent"],
    ["2026-12-22", "urgent"],
    ["2026-12-23", "soon"],
    ["2027-02-20", "soon"],
    ["2027-02-21", "later"],
  ])("%s is %s", (date, expected) => {
    expect(nearness(date, horizonOf(today))).toBe(expected);
  });

  test("a notice is missed where the service renews by itself, is not kept, and has not ended", () => {
    const missed = { expirationDate: "2027-05-31", noticeDate: "2026-11-21", autoRenews: true, decision: "retire" };
    expect(missedNotice(missed, today)).toBe(true);
    expect(missedNotice({ ...missed, noticeDate: today }, today)).toBe(false);
    expect(missedNotice({ ...missed, autoRenews: false }, today)).toBe(false);
    expect(missedNotice({ ...missed, decision: "keep" }, today)).toBe(false);
    expect(missedNotice({ ...missed, expirationDate: "2026-11-21" }, today)).toBe(false);
  });
});
