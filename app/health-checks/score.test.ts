import { describe, expect, test } from "vitest";
import { bandOf, currentFormula, isProvisional, scoreOf, showScore } from "./score";
import { noStatuses, type Severity, type Status } from "./vocabulary";

const tally = (status: Status, severity: Severity, count = 1) => ({ status, severity, count });

describe("a score", () => {
  test("weighs each check by its severity and credits a warning with half", () => {
    expect(scoreOf([tally("pass", "critical"), tally("fail", "high")])).toBeCloseTo(66.667, 3);
    expect(scoreOf([tally("warning", "low", 7)])).toBe(50);
    expect(scoreOf([tally("pass", "medium", 3), tally("warning", "medium")])).toBe(87.5);
  });

  test("leaves out what does not apply, is only information or was not assessed", () => {
    const unscored = [
      tally("not_applicable", "critical", 9),
      tally("info", "high", 9),
      tally("not_assessed", "low", 9),
    ];
    expect(scoreOf([tally("pass", "low"), ...unscored])).toBe(100);
    expect(scoreOf(unscored)).toBeNull();
    expect(scoreOf([])).toBeNull();
  });

  test("stays what it was under the formula stamped on it", () => {
    const stamped = { ...currentFormula, credits: { pass: 1, warning: 0, fail: 0 } };
    expect(scoreOf([tally("warning", "low")], stamped)).toBe(0);
  });

  test("is shown as the nearest whole number, a half as the even one, and never as 0 or 100 where there is none", () => {
    expect([46.27, 66.5, 67.5, 62.5, 99.6].map(showScore)).toEqual(["46", "66", "68", "62", "100"]);
    expect(showScore(null)).toBe("Not scored");
  });

  test("is called by the number that is shown", () => {
    expect([100, 89.6, 89.4, 79, 70, 60, 59.4, 0].map(bandOf)).toEqual([
      "excellent",
      "excellent",
      "good",
      "fair",
      "fair",
      "needs",
      "poor",
      "poor",
    ]);
    expect(bandOf(null)).toBeNull();
  });

  test("is provisional where more than a tenth was not assessed", () => {
    expect(isProvisional({ ...noStatuses(), pass: 9, not_assessed: 1 })).toBe(false);
    expect(isProvisional({ ...noStatuses(), pass: 8, not_assessed: 1 })).toBe(true);
    expect(isProvisional(noStatuses())).toBe(false);
  });
});
