import { expect, test } from "vitest";
import { parseMarkdown } from "~/infra/markdown.server";
import training from "../../prisma/seed/training.md?raw";
import { outlineOf } from "./outline";

const read = (text: string) => outlineOf(parseMarkdown(text));

test("a fact, a row and a section that nobody has filled in are hidden, and admins are told which", () => {
  const outline = read(`# Your partner

We work together.

## Together

- **Partner type:** Reseller
- **Region:**

## Certified team

| Certification | Holders |
| --- | --- |
| ZDTA | |

## Sessions

| Date | Title |
| --- | --- |
| 2027-01-12 | First steps |
| | |
`);
  expect(outline.headline).toMatchObject({ title: "Your partner", blocks: [{ kind: "paragraph" }] });
  expect(outline.sections).toMatchObject([
    { title: "Together", parts: [{ kind: "facts", facts: [{ name: "Partner type", value: ["Reseller"] }] }] },
    { title: "Sessions", parts: [{ kind: "prose", blocks: [{ rows: [[["2027-01-12"], ["First steps"]]] }] }] },
  ]);
  expect(outline.hidden).toEqual(["Together: Region", "Certified team"]);
});

test("a fact is filled in below its name too, and a line above a section does not end the sections", () => {
  const outline = read(`Intro.

## Together

- **Region:**
  - North
  - South
- **Partner since:**

---

## Sessions

Every month.`);
  expect(outline.sections).toMatchObject([
    { parts: [{ kind: "facts", facts: [{ name: "Region", value: [], more: [{ kind: "list" }] }] }, { kind: "prose" }] },
    { title: "Sessions", parts: [{ kind: "prose" }] },
  ]);
  expect([outline.hidden, outline.notes]).toEqual([["Together: Partner since"], []]);
});

test("a list whose points begin in bold becomes cards, a numbered one steps, any other stays a list", () => {
  const outline = read(`Intro.

## What we do

- **Licensing advice.** What you own.
- **Health checks.** A look.

1. **Discover.** Where you stand.
2. **Plan.** Objectives.

- plain
- **bold** words

---

Trademarks.`);
  expect(outline.headline.title).toBe(null);
  expect(outline.sections[0]?.parts).toMatchObject([
    { kind: "cards", points: [{ title: ["Licensing advice"], text: ["What you own."] }, {}] },
    { kind: "steps", points: [{ title: ["Discover"] }, { title: ["Plan"] }] },
    { kind: "prose", blocks: [{ kind: "list" }] },
  ]);
  expect(outline.notes).toMatchObject([{ kind: "paragraph", children: ["Trademarks."] }]);
});

test("the text that the portal comes with states no fact that nobody has entered", () => {
  const outline = read(training);
  expect(outline.sections.map(({ title }) => title)).not.toContain("Certified team");
  expect(outline.hidden).toContainEqual(expect.stringContaining("Partner since"));
  expect(outline.notes).toHaveLength(1);
});
