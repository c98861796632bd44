import { describe, expect, test } from "vitest";
import {
  averageOf,
  changeSince,
  coverageOf,
  coverageOfBoth,
  gapOf,
  isLargeGap,
  largeGaps,
  nextToScore,
  type SideScore,
} from "./scores";
import { averageWords, scoreMark, scoreWords, signed } from "./words";

type Say = number | "n/a" | null;

const side = (say: Say): SideScore | null =>
  say === null
    ? null
    : say === "n/a"
      ? { score: null, notApplicableReason: "No branches" }
      : { score: say, notApplicableReason: null };
const topic = (cm360: Say, business: Say, key = "topic") => ({ key, cm360: side(cm360), business: side(business) });

describe("an average", () => {
  test("leaves out what is not scored and what does not apply, and keeps a score of 0", () => {
    const topics = [topic(0, null), topic(5, null), topic("n/a", null), topic(null, null)];
    expect(averageOf(topics, "cm360")).toBe(2.5);
    expect(averageOf(topics, "business")).toBeNull();
  });

  test.each([
    [[3, 2, 2, 2], 2.3], // 2.25
    [[4, 3, 3, 3], 3.3], // 3.25
    [[1, 1, 2], 1.3],
    [[5, 5, 4], 4.7],
  ])("of %j is %d", (scores, average) => {
    expect(
      averageOf(
        scores.map((score) => topic(score, null)),
        "cm360",
      ),
    ).toBe(average);
  });

  test("is shown with one decimal, and as a dash where there is none", () => {
    expect([averageWords(3), averageWords(2.4), averageWords(null)]).toEqual(["3.0", "2.4", "–"]);
  });

  test("moves like for like: only topics that were scored then and now are compared", () => {
    const topics = [topic(4, null, "a"), topic(3, null, "b"), topic(5, null, "new"), topic("n/a", null, "gone")];
    const then = new Map([
      ["a", 2],
      ["b", 3],
      ["gone", 1],
    ]);
    expect(changeSince(then, topics, "cm360")).toBe(1);
    expect(changeSince(then, topics, "business")).toBeNull();
    expect(changeSince(new Map([["b", 4]]), topics, "cm360")).toBe(-1);
  });
});

describe("the coverage", () => {
  const topics = [topic(2, 4), topic(3, null), topic("n/a", 1), topic(null, "n/a"), topic(null, null)];

  test("counts what does not apply beside what is scored", () => {
    expect(coverageOf(topics, "cm360")).toEqual({ scored: 2, applicable: 4, notApplicable: 1 });
    expect(coverageOf(topics, "business")).toEqual({ scored: 2, applicable: 4, notApplicable: 1 });
  });

  test("of both sides leaves out what either calls not applicable", () => {
    expect(coverageOfBoth(topics)).toEqual({ scored: 1, applicable: 3, notApplicable: 2 });
  });
});

describe("a gap", () => {
  test("is the Business Score minus the CM360 Score", () => {
    expect(gapOf(topic(2, 4))).toBe(2);
    expect(gapOf(topic(3, 0))).toBe(-3);
    expect(gapOf(topic(0, 0))).toBe(0);
  });

  test.each([
    [null, 3],
    [3, null],
    ["n/a", 3],
  ] as const)("does not exist between %s and %s", (cm360, business) => {
    expect(gapOf(topic(cm360, business))).toBeNull();
  });

  test("stands out from two steps on, in either direction, the largest first", () => {
    expect([0, 1, -1, 2, -2, null].map(isLargeGap)).toEqual([false, false, false, true, true, false]);
    const found = largeGaps([topic(2, 4, "a"), topic(3, 4, "b"), topic(5, 1, "c"), topic(1, 3, "d"), topic(1, null)]);
    expect(found.map(({ key, gap }) => [key, gap])).toEqual([
      ["c", -4],
      ["a", 2],
      ["d", 2],
    ]);
  });

  test("says its direction", () => {
    expect([signed(2), signed(-1), signed(0), signed(-0.3, 1)]).toEqual(["+2", "−1", "±0", "−0.3"]);
  });
});

describe("the next topic to score", () => {
  const topics = [topic(null, 1, "a"), topic(null, null, "b"), topic(null, "n/a", "c"), topic(4, null, "d")];

  test("is the next one behind, then from the start, of which this side has said nothing", () => {
    expect(nextToScore(topics, "business")?.key).toBe("b");
    expect(nextToScore(topics, "business", "b")?.key).toBe("d");
    expect(nextToScore(topics, "business", "d")?.key).toBe("b");
    expect(nextToScore(topics, "cm360", "c")?.key).toBe("a");
  });

  test("is none when all is said", () => {
    expect(nextToScore([topic(1, 1, "a"), topic("n/a", "n/a", "b")], "business", "a")).toBeNull();
    expect(nextToScore([topic(null, null, "a")], "business", "a")).toBeNull();
  });
});

test("a score that does not exist is never 0", () => {
  expect([side(0), side("n/a"), side(null)].map(scoreWords)).toEqual(["0", "Not applicable", "Not scored"]);
  expect([side(0), side("n/a"), side(null)].map(scoreMark)).toEqual(["0", "n/a", "–"]);
});
