import { describe, expect, test } from "vitest";
import { timelineOf } from "./timeline";

const today = "2026-11-22";
const service = (name: string, expirationDate: string, noticeDate: string | null = null) => ({
  id: name,
  name,
  expirationDate,
  noticeDate,
  decision: "retire" as const,
});

describe("the timeline", () => {
  test("shows 18 months from the first of this one", () => {
    const { months, from, to } = timelineOf([], today);
    expect([from, to]).toEqual(["2026-11-01", "2028-04-30"]);
    expect(months.map(({ label, year }) => [label, year]).slice(0, 4)).toEqual([
      ["Nov", "2026"],
      ["Dec", null],
      ["Jan", "2027"],
      ["Feb", null],
    ]);
    expect(months).toHaveLength(18);
    expect(months[0]?.x).toBe(222);
  });

  test("places dates by their days, from the left edge to the right one", () => {
    const { rows, left, right, todayX } = timelineOf([service("a", "2028-04-30", "2026-12-01")], today);
    const days = 547; // 1 November 2026 to 1 May 2028
    const x = (day: number) => Math.round((left + (day / days) * (right - left)) * 10) / 10;
    expect(rows[0]).toMatchObject({ noticeX: x(30), endX: x(546), isBeyond: false });
    expect(todayX).toBe(x(21));
  });

  test("leads to the edge for a service that ends beyond it but needs notice before", () => {
    const { rows, right } = timelineOf([service("a", "2031-01-01", "2028-01-01"), service("b", "2031-01-01")], today);
    expect(rows).toMatchObject([{ name: "a", endX: right, isBeyond: true }]);
  });

  test("leaves out what has expired, draws no notice that is past, and puts first what is due first", () => {
    const services = [
      service("ended", "2026-11-21"),
      service("later", "2027-06-30", "2026-11-01"),
      service("first", "2027-12-31", "2026-11-30"),
    ];
    const { rows, height, bottom } = timelineOf(services, today);
    expect(rows.map(({ name, noticeX }) => [name, noticeX !== null])).toEqual([
      ["first", true],
      ["later", false],
    ]);
    expect(rows[1]?.y).toBeLessThan(bottom);
    expect(bottom).toBeLessThan(height);
  });

  test("draws thirty services and counts the others", () => {
    const { rows, hidden } = timelineOf(
      Array.from({ length: 34 }, (_, index) => service(`${index}`, "2027-06-30")),
      today,
    );
    expect([rows.length, hidden]).toEqual([30, 4]);
  });
});
