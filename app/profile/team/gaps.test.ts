import { describe, expect, test } from "vitest";
import { gapSentence, gapsIn, gapsOf } from "./gaps";
import { bothLetters, type Letter, letters, withoutA } from "./letters";

const held = (...of: [string, Letter][]) => of.map(([memberId, letter]) => ({ memberId, letter }));
const task = (id: string, ...of: [string, Letter][]) => ({ id, name: id, phase: "Plan", assignments: held(...of) });

describe("what is open in a team", () => {
  test.each<[string, [string, Letter][], string[]]>([
    ["nobody", [], ["no-a", "no-r"]],
    [
      "only people who are asked or told",
      [
        ["nora", "C"],
        ["paul", "I"],
      ],
      ["no-a", "no-r"],
    ],
    ["one who answers", [["nora", "A"]], ["no-r"]],
    ["one who does it", [["nora", "R"]], ["no-a"]],
    ["one who does both", [["nora", "AR"]], []],
    [
      "two who share it",
      [
        ["nora", "A"],
        ["paul", "R"],
      ],
      [],
    ],
  ])("a responsibility with %s", (_who, of, gaps) => {
    expect(gapsIn(task("plan", ...of))).toEqual(gaps);
  });

  test("eight A at one person are enough, nine are too many", () => {
    const eight = Array.from({ length: 8 }, (_, at) => task(`t${at}`, ["nora", "A"], ["paul", "R"]));
    const names = (id: string) => id.toUpperCase();
    expect(gapsOf(eight, names).tooManyA).toEqual([]);
    expect(gapsOf([...eight, task("t9", ["nora", "AR"])], names).tooManyA).toEqual([
      { id: "nora", name: "NORA", count: 9 },
    ]);
  });

  test("is said in one sentence", () => {
    expect(gapSentence(gapsOf([task("a", ["n", "AR"])], () => ""))).toBeNull();
    expect(gapSentence(gapsOf([task("a", ["n", "R"]), task("b", ["n", "A"])], () => ""))).toBe(
      "One responsibility here has no A, one has no R.",
    );
    expect(gapSentence(gapsOf([task("a", ["n", "R"]), task("b", ["n", "R"])], () => ""))).toBe(
      "2 responsibilities here have no A.",
    );
  });
});

describe("who holds a letter and takes another over", () => {
  test.each<[Letter | null, Letter, Letter]>([
    [null, "A", "A"],
    ["R", "A", "AR"],
    ["A", "R", "AR"],
    ["C", "A", "A"],
    ["I", "C", "C"],
    ["C", "I", "C"],
    ["AR", "C", "AR"],
    ["R", "I", "R"],
    ["I", "I", "I"],
  ])("%s and %s make %s", (own, taken, both) => {
    expect(bothLetters(own, taken)).toBe(both);
  });

  test("nothing that was held is lost", () => {
    for (const own of letters)
      for (const taken of letters) {
        const both = bothLetters(own, taken);
        for (const letter of ["A", "R"]) expect(both.includes(letter)).toBe((own + taken).includes(letter));
      }
  });

  test("who hands the A on still does what there is to do", () => {
    expect(withoutA("AR")).toBe("R");
    expect(withoutA("A")).toBeNull();
    expect(withoutA("C")).toBe("C");
  });
});
