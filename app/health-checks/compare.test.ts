import { describe, expect, test } from "vitest";
import { changeOf, compareChecks } from "./compare";
import type { Change, Status } from "./vocabulary";

describe("what became of a check", () => {
  test.each<[Status | null, Status | null, Change]>([
    ["fail", "pass", "resolved"],
    ["warning", "pass", "resolved"],
    ["fail", "warning", "improved"],
    ["pass", "warning", "regressed"],
    ["pass", "fail", "regressed"],
    ["warning", "fail", "regressed"],
    ["fail", "fail", "unchanged"],
    ["not_applicable", "info", "unchanged"],
    ["not_assessed", "fail", "newly_assessed"],
    [null, "fail", "new_check"],
    [null, "not_applicable", "new_check"],
    ["fail", "not_assessed", "no_longer_scored"],
    ["fail", null, "removed"],
  ])("from %s to %s is %s", (before, after, change) => {
    expect(changeOf(before, after)).toBe(change);
  });

  test("like for like holds only the checks scored on both dates", () => {
    const check = (checkKey: string, status: Status) => ({ checkKey, status, severity: "high" as const });
    const before = [check("a", "fail"), check("b", "pass"), check("gone", "fail"), check("d", "not_assessed")];
    const after = [check("a", "pass"), check("b", "pass"), check("new", "fail"), check("d", "fail")];
    const comparison = compareChecks(before, after);
    expect(comparison.headline).toEqual({ before: 100 / 3, after: 50 });
    expect(comparison.likeForLike).toEqual({ before: 50, after: 100, checks: 2 });
    expect(comparison.counts).toMatchObject({ resolved: 1, removed: 1, new_check: 1, newly_assessed: 1, unchanged: 1 });
  });
});
