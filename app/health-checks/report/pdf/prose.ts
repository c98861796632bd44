import type { Block, Inline } from "~/infra/markdown";
import { ink } from "./ink";
import type { Run } from "./lines";
import { type Paper, type Part, page } from "./paper";

const look = { size: 9.4, leading: 13.4, after: 6 };

/** What parseMarkdown understood, block by block. */
export function writeProse(paper: Paper, parent: Part, blocks: readonly Block[], x: number = page.left): void {
  for (const block of blocks) writeBlock(paper, parent, block, x);
}

function writeBlock(paper: Paper, parent: Part, block: Block, x: number): void {
  switch (block.kind) {
    case "heading":
      paper.text(parent, "H3", runsOf(block.children, "bold"), { ...look, x, weight: "bold", after: 3 });
      return;
    case "paragraph":
      paper.text(parent, "P", runsOf(block.children), { ...look, x });
      return;
    case "code":
      paper.text(parent, "P", block.text, { ...look, x: x + 10, size: 8.4, leading: 12 });
      return;
    case "quote":
      writeProse(paper, parent, block.blocks, x + 14);
      return;
    case "list":
      writeList(paper, parent, block, x);
      return;
    case "table":
      for (const row of [block.head, ...block.rows])
        paper.text(
          parent,
          "P",
          row.flatMap((cell, at) => [...(at > 0 ? [{ text: " | " }] : []), ...runsOf(cell)]),
          {
            ...look,
            x,
            after: 2,
          },
        );
      return;
    case "rule":
      paper.need(12);
      paper.rule();
      paper.y += 8;
  }
}

function writeList(paper: Paper, parent: Part, list: Extract<Block, { kind: "list" }>, x: number): void {
  const part = paper.part(parent, "L");
  list.items.forEach((blocks, at) => {
    const item = paper.part(part, "LI");
    paper.need(look.leading * 2);
    const mark = list.ordered ? `${list.start + at}.` : "•";
    const y = paper.y;
    const line = { pieces: [...paper.faces.shape(mark, "regular")], width: 0 };
    paper.leaf(item, "Lbl", () => paper.lines([line], x, y, { ...look, colour: ink.brand }));
    const body = paper.part(item, "LBody");
    writeProse(paper, body, blocks.length > 0 ? blocks : [{ kind: "paragraph", children: [""] }], x + 16);
    body.end();
    item.end();
    paper.y -= 2;
  });
  part.end();
  paper.y += 4;
}

function runsOf(inlines: readonly Inline[], weight: "regular" | "bold" = "regular"): Run[] {
  return inlines.flatMap((inline) => runsOfOne(inline, weight));
}

function runsOfOne(inline: Inline, weight: "regular" | "bold"): Run[] {
  if (typeof inline === "string") return [{ text: inline, weight }];
  switch (inline.kind) {
    case "strong":
      return runsOf(inline.children, "bold");
    case "emphasis":
      return runsOf(inline.children, weight);
    case "code":
      return [{ text: inline.text, weight }];
    case "break":
      return [{ text: "\n", weight }];
    case "link":
      // On paper an address that cannot be read leads nowhere.
      return [...runsOf(inline.children, weight), { text: inline.href.startsWith("/") ? "" : ` (${inline.href})` }];
  }
}
