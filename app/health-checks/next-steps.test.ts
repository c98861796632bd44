import { expect, test } from "vitest";
import { sameSteps } from "./next-steps";

const step = { text: "Close the default rule", owner: "Nora Berg", dueDate: "2026-12-01" };

test("next steps are the same where every field of each is", () => {
  expect(sameSteps([step, step], [{ ...step }, step])).toBe(true);
  expect(sameSteps([], [])).toBe(true);
  for (const other of [[], [step, step], [{ ...step, dueDate: null }]]) expect(sameSteps([step], other)).toBe(false);
});

test("words that have only moved to another field are a change", () => {
  const moved = { ...step, text: "Close the default rule, Nora Berg", owner: "2026-12-01", dueDate: null };
  expect(sameSteps([{ ...step, owner: "Nora Berg, 2026-12-01", dueDate: null }], [moved])).toBe(false);
  expect(sameSteps([{ ...step, owner: "" }], [{ ...step, owner: "nobody yet" }])).toBe(false);
});
