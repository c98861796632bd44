import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, type Stretch } from "./text-difference";

const drawn = (stretches: Stretch[]) =>
  stretches.map((stretch) =>
    stretch.kind === "skipped"
      ? `(${stretch.lines})`
      : stretch.pieces
          .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[-${text}-]` : `{+${text}+}`))
          .join(""),
  );

test("a changed word is shown within its line, and what is the same is counted", () => {
  const older = "# Terms\n\nOne.\n\nYou may leave at any time.\n\nTwo.\n\nThree.";
  const newer = older.replace("at any time", "within a month");
  expect(drawn(differenceOf(older, newer))).toEqual([
    "(3)",
    "\n",
    "You may leave [-at-]{+within+} [-any-]{+a+} [-time-]{+month+}.\n",
    "\n",
    "(3)",
  ]);
});

test("passages with little in common stand one after the other", () => {
  expect(drawn(differenceOf("Alpha beta gamma.", "Seven blue lanterns at noon."))).toEqual([
    "[-Alpha beta gamma.\n-]{+Seven blue lanterns at noon.\n+}",
  ]);
});

test("the same text has no difference", () => {
  expect(differenceOf("Same.", "Same.")).toEqual([]);
});

test("both texts can be read from their difference, whatever they are", () => {
  const text = fc
    .array(fc.constantFrom("one", "two", "three", "", "four five"), { maxLength: 12 })
    .map((lines) => lines.join("\n"));
  const whole = (stretches: Stretch[], leaveOut: "gone" | "new") =>
    stretches
      .map((stretch) =>
        stretch.kind === "skipped"
          ? null
          : stretch.pieces
              .filter(({ kind }) => kind !== leaveOut)
              .map(({ text: words }) => words)
              .join(""),
      )
      .filter((words) => words !== null);
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const found = differenceOf(older, newer);
      for (const words of whole(found, "new")) expect(`${older}\n`).toContain(words);
      for (const words of whole(found, "gone")) expect(`${newer}\n`).toContain(words);
    }),
    { numRuns: 200 },
  );
});

test("long texts that are wholly different are told apart in time", () => {
  const long = (word: string) =>
    Array.from({ length: 6000 }, (_, n) => `${word}${(n * 7919) % 997}`)
      .join(" ")
      .slice(0, 50_000);
  const began = performance.now();
  expect(differenceOf(long("a"), long("b"))).toHaveLength(1);
  expect(performance.now() - began).toBeLessThan(3000);
});
