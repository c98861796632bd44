import { drawLine, fillBox, ink } from "./ink";
import { breakLines, type Line, type Run } from "./lines";
import { type Paper, type Part, page } from "./paper";

export interface Column {
  label: string;
  width: number;
  /** Figures stand at the right. */
  numeric?: boolean;
}

export interface Cell {
  text: string | readonly Run[];
  /** Where the whole cell leads. */
  link?: string | null;
}

interface Laid {
  lines: Line[];
  link: string | null;
}

const size = 7.6;
const leading = 10;
const pad = { x: 4, y: 3.5 };

/** Rows over pages: the heads are repeated on each, no cell is cut off, and a row that is taller than what is left goes on. */
export class Table {
  readonly #paper: Paper;
  readonly #part: Part;
  readonly #columns: readonly Column[];
  #group: string | null = null;
  #isHeaded = false;

  constructor(paper: Paper, parent: Part, columns: readonly Column[]) {
    this.#paper = paper;
    this.#columns = columns;
    this.#part = paper.part(parent, "Table");
  }

  /** A row over the whole width that names what follows; it stays with the first row of it. */
  group(title: string): void {
    const paper = this.#paper;
    const width = page.right - page.left - 2 * pad.x;
    const lines = breakLines(paper.faces, [{ text: title, weight: "bold" }], size + 0.4, width);
    const height = lines.length * leading + 2 * pad.y;
    this.#room(height + 3 * leading + 2 * pad.y);
    this.#group = title;
    const row = paper.part(this.#part, "TR");
    paper.artifact("Layout", () =>
      fillBox(paper.sheet, page.left, paper.y, page.right - page.left, height, ink.sunken),
    );
    const cell = paper.part(row, "TH", { scope: "Row" } as PDFKit.Mixins.StructureElementOptions);
    (cell as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data.A = {
      O: "Table",
      Scope: "Row",
      ColSpan: this.#columns.length,
    };
    cell.add(() => paper.lines(lines, page.left + pad.x, paper.y + pad.y, { size: size + 0.4, leading }));
    cell.end();
    row.end();
    paper.y += height;
  }

  row(cells: readonly Cell[]): void {
    const paper = this.#paper;
    const laid = this.#columns.map((column, at): Laid => {
      const cell = cells[at];
      const lines = breakLines(paper.faces, cell?.text ?? "", size, column.width - 2 * pad.x);
      return { lines, link: cell?.link ?? null };
    });
    const most = Math.max(1, ...laid.map(({ lines }) => lines.length));
    this.#room(Math.min(most, 14) * leading + 2 * pad.y);

    const row = paper.part(this.#part, "TR");
    const parts = this.#columns.map((_column, at) =>
      paper.part(
        row,
        at === 0 ? "TH" : "TD",
        at === 0 ? ({ scope: "Row" } as PDFKit.Mixins.StructureElementOptions) : {},
      ),
    );
    for (let from = 0; from < most; ) {
      if (from > 0) this.#turn();
      const count = Math.max(1, Math.min(most - from, Math.floor((paper.room - 2 * pad.y) / leading)));
      this.#slice(laid, parts, from, count);
      from += count;
    }
    for (const part of parts) part.end();
    row.end();
  }

  end(): void {
    this.#part.end();
    this.#paper.y += 6;
  }

  #slice(laid: readonly Laid[], parts: readonly Part[], from: number, count: number): void {
    const paper = this.#paper;
    let x: number = page.left;
    laid.forEach(({ lines, link }, at) => {
      const column = this.#columns[at];
      const part = parts[at];
      const now = lines.slice(from, from + count);
      const [left, top] = [x + pad.x, paper.y + pad.y];
      x += column?.width ?? 0;
      if (!part || now.length === 0) return;
      const look = { size, leading, colour: link ? ink.link : ink.text };
      if (!link) {
        const right = column?.numeric ? x - pad.x : null;
        part.add(() => {
          if (right === null) return paper.lines(now, left, top, look);
          for (const [index, line] of now.entries())
            paper.lines([line], right - line.width, top + index * leading, look);
        });
        return;
      }
      const anchor = paper.part(part, "Link");
      anchor.add(() => paper.lines(now, left, top, look));
      const width = Math.max(...now.map((line) => line.width));
      // pdfkit takes a String object for a text, and a plain one for a name.
      const leads = { structParent: anchor, Contents: new String(`Opens ${link}`) as string };
      paper.doc.link(left, top, width, now.length * leading, link, leads);
      anchor.end();
    });
    paper.y += count * leading + 2 * pad.y;
    paper.rule();
  }

  #room(height: number): void {
    if (!this.#isHeaded) {
      this.#paper.need(height + leading + 2 * pad.y);
      this.#head(false);
    } else if (this.#paper.room < height) this.#turn();
  }

  #turn(): void {
    this.#paper.newPage();
    this.#head(true);
  }

  /** Read once, drawn on every page. */
  #head(isRepeated: boolean): void {
    const paper = this.#paper;
    const height = leading + 2 * pad.y;
    paper.artifact("Layout", () => {
      fillBox(paper.sheet, page.left, paper.y, page.right - page.left, height, ink.brand);
    });
    const draw = (column: Column, x: number) => {
      const lines = breakLines(paper.faces, [{ text: column.label, weight: "bold" }], size, column.width).slice(0, 1);
      const left = column.numeric ? x + column.width - pad.x - (lines[0]?.width ?? 0) : x + pad.x;
      paper.lines(lines, left, paper.y + pad.y, { size, leading, colour: ink.white });
    };
    const row = isRepeated ? null : paper.part(this.#part, "TR");
    let x: number = page.left;
    for (const column of this.#columns) {
      const at = x;
      if (row)
        paper.leaf(row, "TH", () => draw(column, at), { scope: "Column" } as PDFKit.Mixins.StructureElementOptions);
      else paper.artifact("Pagination", () => draw(column, at));
      x += column.width;
    }
    row?.end();
    paper.y += height;
    if (isRepeated && this.#group) this.#again(this.#group);
    this.#isHeaded = true;
  }

  #again(group: string): void {
    const paper = this.#paper;
    paper.artifact("Pagination", () => {
      const [line] = breakLines(paper.faces, `${group.slice(0, 90)} (continued)`, size, page.right - page.left);
      paper.lines(line ? [line] : [], page.left + pad.x, paper.y + 2, { size, leading, colour: ink.third });
      drawLine(paper.sheet, [page.left, paper.y + leading + 4], [page.right, paper.y + leading + 4], ink.line);
    });
    paper.y += leading + 4;
  }
}
