import { expect, test } from "vitest";
import { currentFormula } from "../score";
import { scoredWords } from "./wording";

test("a provisional score says the share that its own formula allows", () => {
  const report = { scoredCount: 70, rowCount: 100, provisional: true };
  expect(scoredWords({ ...report, formula: { ...currentFormula, provisionalAbove: 0.25 } })).toBe(
    "70 of 100 checks scored. More than 25 % of the checks were not assessed: the score is provisional.",
  );
  expect(scoredWords({ ...report, provisional: false, formula: currentFormula })).toBe("70 of 100 checks scored.");
});
