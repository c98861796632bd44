import type { Block, Inline } from "~/infra/markdown";

/** A point of a list that begins with bold words: a card, or a step. */
export interface Point {
  title: Inline[];
  text: Inline[];
  more: Block[];
}

/** What a section consists of, by the way in which it was written. */
export type Part =
  /** A list of "**Name:** value". */
  | { kind: "facts"; facts: Fact[] }
  /** A list whose points begin with bold words; numbered ones are steps. */
  | { kind: "cards" | "steps"; points: Point[] }
  | { kind: "prose"; blocks: Block[] };

export interface Fact {
  name: string;
  value: Inline[];
  /** What stands indented below it. */
  more: Block[];
}

export interface Section {
  /** For the link to it. */
  id: string;
  title: string;
  parts: Part[];
}

export interface Outline {
  /** What stands before the second heading: who we are, in a few sentences. */
  headline: { title: string | null; blocks: Block[] };
  sections: Section[];
  /** What stands below a line under the last section: trademarks. */
  notes: Block[];
  /** The sections, or their facts, that nobody has filled in, section by section: readers do not see them. */
  hidden: string[];
}

/** The parts of the Training page. A fact without a value, a row that only has a name, a section with nothing in it: hidden. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const line = lineAboveNotes(blocks);
  const notes = line === -1 ? [] : blocks.slice(line + 1);
  const [first, ...rest] = split(line === -1 ? blocks : blocks.slice(0, line));
  const hidden: string[] = [];
  const headline = { title: first?.title ?? null, blocks: first?.blocks ?? [] };
  const sections = rest.flatMap(({ title, blocks: within }, place) => {
    const missing: string[] = [];
    const parts = partsOf(within, missing);
    if (parts.length === 0) hidden.push(title ?? "");
    else if (missing.length > 0) hidden.push(`${title}: ${missing.join(", ")}`);
    return parts.length === 0 ? [] : [{ id: `section-${place + 1}`, title: title ?? "", parts }];
  });
  return { headline, sections, notes, hidden };
}

/** What a text says, without its marks. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === "string") return inline;
      if (inline.kind === "break") return " ";
      return inline.kind === "code" ? inline.text : plainText(inline.children);
    })
    .join("");
}

/** The last line, unless another section begins below it: then it only divides. */
function lineAboveNotes(blocks: readonly Block[]): number {
  const line = blocks.findLastIndex(({ kind }) => kind === "rule");
  return blocks.slice(line + 1).some(beginsSection) ? -1 : line;
}

function beginsSection(block: Block): boolean {
  return block.kind === "heading" && block.level === 2;
}

function split(blocks: readonly Block[]): { title: string | null; blocks: Block[] }[] {
  const sections: { title: string | null; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind === "heading" && block.level === 2) sections.push({ title: plainText(block.children), blocks: [] });
    else if (last) last.blocks.push(block);
    else sections.push({ title: null, blocks: [block] });
  }
  return sections;
}

function partsOf(blocks: readonly Block[], missing: string[]): Part[] {
  return blocks.flatMap((block): Part[] => partOf(block, missing)).reduce<Part[]>(joined, []);
}

function partOf(block: Block, missing: string[]): Part[] {
  if (block.kind === "table") return filledTable(block);
  if (block.kind !== "list") return [{ kind: "prose", blocks: [block] }];
  const points = block.items.map(pointOf);
  if (points.some((point) => point === null)) return [{ kind: "prose", blocks: [block] }];
  const all = points.filter((point) => point !== null);
  if (block.ordered) return [{ kind: "steps", points: all.map(withoutStop) }];
  // Markdown makes one list of two that stand below each other.
  const facts = filledFacts(all.filter(isFact), missing);
  const cards = all.filter((point) => !isFact(point)).map(withoutStop);
  return cards.length === 0 ? facts : [{ kind: "cards", points: cards }, ...facts];
}

function isFact({ title }: Point): boolean {
  return plainText(title).trimEnd().endsWith(":");
}

function pointOf(item: readonly Block[]): Point | null {
  const [first, ...more] = item;
  if (first?.kind !== "paragraph") return null;
  const [strong, ...text] = first.children;
  return typeof strong === "object" && strong.kind === "strong"
    ? { title: strong.children, text: trimmed(text), more }
    : null;
}

function filledFacts(points: readonly Point[], missing: string[]): Part[] {
  const facts = points.map(({ title, text, more }): Fact => {
    return { name: plainText(title).trim().slice(0, -1), value: text, more };
  });
  missing.push(...facts.filter(isMissing).map(({ name }) => name));
  const filled = facts.filter((fact) => !isMissing(fact));
  return filled.length === 0 ? [] : [{ kind: "facts", facts: filled }];
}

function isMissing({ value, more }: Fact): boolean {
  return isEmpty(value) && more.length === 0;
}

function filledTable(table: Extract<Block, { kind: "table" }>): Part[] {
  const rows = table.rows.filter((cells) =>
    cells.some((cell, place) => (place > 0 || cells.length === 1) && !isEmpty(cell)),
  );
  return rows.length === 0 ? [] : [{ kind: "prose", blocks: [{ ...table, rows }] }];
}

/** "**Discover.** Where you stand": as a card's title it needs no stop. */
function withoutStop(point: Point): Point {
  const text = plainText(point.title);
  return text.endsWith(".") ? { ...point, title: [text.slice(0, -1)] } : point;
}

function joined(parts: Part[], part: Part): Part[] {
  const last = parts.at(-1);
  if (part.kind === "prose" && last?.kind === "prose") last.blocks.push(...part.blocks);
  else parts.push(part);
  return parts;
}

function trimmed(inlines: readonly Inline[]): Inline[] {
  const [first, ...rest] = inlines;
  return typeof first === "string" ? [first.trimStart(), ...rest] : [...inlines];
}

function isEmpty(inlines: readonly Inline[]): boolean {
  return plainText(inlines).trim() === "";
}
