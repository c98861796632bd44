import { describe, expect, test } from "vitest";
import { inOrder, isOverdue, percentOf, progressOf } from "./objective";

describe("progress", () => {
  test.each([
    ["halfway up", 0, 100, 50, 50],
    ["a quarter of the way down", 400, 0, 300, 25],
    ["below zero", -20, 20, 10, 75],
    ["no further than at the start", 10, 20, 10, 0],
    ["past the target is still all of it", 10, 20, 35, 100],
    ["past the target on the way down as well", 400, 100, 20, 100],
    ["worse than at the start is none of it", 400, 0, 450, 0],
  ])("%s", (_what, baseline, target, current, expected) => {
    expect(progressOf({ baseline, target, current })).toBe(expected);
  });

  test.each([
    ["a baseline", { baseline: null, target: 100, current: 50 }],
    ["a target", { baseline: 0, target: null, current: 50 }],
    ["a measured value", { baseline: 0, target: 100, current: null }],
    ["a way to go", { baseline: 5, target: 5, current: 5 }],
  ])("is not measured without %s", (_what, measurement) => {
    expect(progressOf(measurement)).toBeNull();
  });

  test("is printed as whole percents, and as 100 only at the target", () => {
    expect(percentOf(33.4)).toBe(33);
    expect(percentOf(99.9)).toBe(99);
    expect(percentOf(100)).toBe(100);
  });
});

describe("an objective", () => {
  test("is overdue from the day after its target date", () => {
    const objective = { targetDate: "2026-07-14", status: "on_track" as const };
    expect(isOverdue(objective, "2026-07-14")).toBe(false);
    expect(isOverdue(objective, "2026-07-15")).toBe(true);
  });

  test.each(["achieved", "cancelled", "deferred"] as const)("that is %s is never overdue", (status) => {
    expect(isOverdue({ targetDate: "2020-01-01", status }, "2026-07-14")).toBe(false);
  });

  test("without a target date is never overdue", () => {
    expect(isOverdue({ targetDate: null, status: "off_track" }, "2026-07-14")).toBe(false);
  });
});

test("objectives stand by priority, then by target date, undated last, then by title", () => {
  const objective = (title: string, priority: "must" | "should" | "could" | "later", targetDate: string | null) => ({
    title,
    priority,
    targetDate,
  });
  const ordered = inOrder([
    objective("later", "later", "2026-01-01"),
    objective("could", "could", null),
    objective("must b", "must", null),
    objective("must a", "must", null),
    objective("must late", "must", "2026-12-01"),
    objective("must soon", "must", "2026-08-01"),
    objective("should", "should", "2026-01-01"),
  ]);
  expect(ordered.map(({ title }) => title)).toEqual([
    "must soon",
    "must late",
    "must a",
    "must b",
    "should",
    "could",
    "later",
  ]);
});
