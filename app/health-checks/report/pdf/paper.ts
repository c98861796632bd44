import PDFDocument from "pdfkit";
import { Faces, type Weight } from "./faces";
import { type Colour, drawLine, ink, type Sheet, writeLine } from "./ink";
import { breakLines, type Line, type Run } from "./lines";

/** A place in the structure that screen readers follow. */
export type Part = PDFKit.PDFStructureElement;

/** Millimetres would not say it better: points of an A4 page. */
export const page = { width: 595.28, height: 841.89, left: 48, right: 547.28, top: 64, bottom: 780 } as const;
export const across = page.right - page.left;

interface PaperFacts {
  title: string;
  /** At the head of each page but the first. */
  running: string;
  author: string;
  /** What stands as the time of its making: the same report is then the same file. */
  madeAt: Date;
  /** Tells this content from any other, in hex. */
  mark: string;
}

interface TextLook {
  size: number;
  leading: number;
  weight?: Weight;
  colour?: Colour;
  x?: number;
  width?: number;
  /** Space after it. */
  after?: number;
}

/** Pages that are filled from top to bottom, with their heads, their numbers and their structure. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly faces: Faces;
  readonly root: Part;
  readonly #facts: PaperFacts;
  readonly #total: PDFKit.PDFKitReference;
  readonly #chunks: Uint8Array[] = [];
  pages = 0;
  y: number = page.top;

  constructor(facts: PaperFacts) {
    this.#facts = facts;
    const { title, author, madeAt } = facts;
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      autoFirstPage: false,
      pdfVersion: "1.7",
      lang: "en-GB",
      tagged: true,
      displayTitle: true,
      // No standard font is ever used: none has its letters outside Western Europe, and none would be embedded.
      font: null as unknown as string,
      info: {
        Title: title,
        Author: author,
        Creator: "CM360",
        Producer: "CM360",
        CreationDate: madeAt,
        ModDate: madeAt,
      },
    });
    (this.doc as unknown as { _id: Buffer })._id = Buffer.from(facts.mark, "hex");
    this.doc.on("data", (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.faces = new Faces(this.doc);
    this.#total = this.doc.ref({ Type: "XObject", Subtype: "Form", BBox: [0, -4, 60, 12] });
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
    this.newPage();
  }

  get sheet(): Sheet {
    return this.doc as unknown as Sheet;
  }

  /** What is left of the page. */
  get room(): number {
    return page.bottom - this.y;
  }

  newPage(): void {
    this.doc.addPage();
    this.pages += 1;
    this.y = page.top;
    this.artifact("Pagination", () => this.#furniture());
  }

  /** Turns the page unless so much is left of it. */
  need(height: number): void {
    if (this.room < height) this.newPage();
  }

  /** What is drawn but not read. */
  artifact(type: "Pagination" | "Layout", draw: () => void): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  part(parent: Part, type: string, options: PDFKit.Mixins.StructureElementOptions = {}): Part {
    const part = this.doc.struct(type, options);
    parent.add(part);
    return part;
  }

  /** A part whose content is drawn at once. */
  leaf(parent: Part, type: string, draw: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): void {
    const part = this.part(parent, type, options);
    part.add(draw);
    part.end();
  }

  /** Lines at a place; the baseline of the first is a line's height below y. */
  lines(lines: readonly Line[], x: number, y: number, { size, leading, colour = ink.text }: TextLook): void {
    lines.forEach((line, at) => {
      if (line.pieces.length > 0) writeLine(this.sheet, line, x, y + at * leading + size * 0.98, size, colour);
    });
  }

  /** A text that goes on where the last one ended, over pages where it must; at least two lines stay together. */
  text(parent: Part, type: string, content: string | readonly Run[], look: TextLook): void {
    const { x = page.left, width = page.right - x, weight = "regular", after = 0 } = look;
    const runs = typeof content === "string" ? [{ text: content, weight }] : content;
    let rest = breakLines(this.faces, runs, look.size, width);
    const part = this.part(parent, type);
    while (rest.length > 0) {
      const fits = Math.floor(this.room / look.leading);
      if (fits < Math.min(2, rest.length)) {
        this.newPage();
        continue;
      }
      const now = rest.slice(0, fits);
      rest = rest.slice(fits);
      part.add(() => this.lines(now, x, this.y, look));
      this.y += now.length * look.leading;
    }
    part.end();
    this.y += after;
  }

  /** A heading never stands alone at the end of a page: so much must follow it there. */
  heading(parent: Part, level: 1 | 2 | 3, text: string, follows = 60): void {
    const look = headings[level];
    const lines = breakLines(this.faces, [{ text, weight: "bold" }], look.size, across);
    this.need(look.before + lines.length * look.leading + follows);
    if (this.y > page.top) this.y += look.before;
    this.leaf(parent, `H${level}`, () => this.lines(lines, page.left, this.y, { ...look, colour: ink.text }));
    this.y += lines.length * look.leading + look.after;
  }

  rule(): void {
    this.artifact("Layout", () => drawLine(this.sheet, [page.left, this.y], [page.right, this.y], ink.line));
  }

  /** Ends the file. */
  async finish(): Promise<{ bytes: Uint8Array; pages: number }> {
    const total = breakLines(this.faces, `of ${this.pages}`, 8, 100)[0];
    const fonts: Record<string, unknown> = {};
    const operators: string[] = [];
    const sheet: Sheet = { addContent: (text) => operators.push(text), page: { fonts } };
    if (total) writeLine(sheet, total, 0, 0, 8, ink.third);
    // Its own space is not turned over as a page's is.
    (this.#total.data as Record<string, unknown>).Resources = { Font: fonts };
    this.#total.end(Buffer.from(operators.join("\n").replaceAll("1 0 0 -1 ", "1 0 0 1 ")));
    this.root.end();
    const ended = new Promise((resolve) => this.doc.once("end", resolve));
    this.doc.end();
    await ended;
    return { bytes: Buffer.concat(this.#chunks), pages: this.pages };
  }

  #furniture(): void {
    const { running, author } = this.#facts;
    const small = { size: 8, leading: 10, colour: ink.third };
    const write = (text: string, x: number, y: number) =>
      this.lines(breakLines(this.faces, text, small.size, 400).slice(0, 1), x, y, small);
    if (this.pages > 1) {
      write(running, page.left, 30);
      drawLine(this.sheet, [page.left, 46], [page.right, 46], ink.line);
    }
    drawLine(this.sheet, [page.left, 796], [page.right, 796], ink.line);
    write(this.pages === 1 ? author : `${author}, confidential`, page.left, 802);
    // The number of pages is known at the end: every page shows the same small drawing that is made then.
    const number = `Page ${this.pages} `;
    const left = page.right - 70;
    write(number, left, 802);
    const place = left + (this.faces.width(number, "regular") * small.size) / 1000;
    const sheet = this.doc.page as unknown as { xobjects: Record<string, unknown> };
    sheet.xobjects.Total = this.#total;
    this.sheet.addContent(`q 1 0 0 -1 ${place.toFixed(2)} ${(802 + 8 * 0.98).toFixed(2)} cm /Total Do Q`);
  }
}

const headings = {
  1: { size: 24, leading: 29, before: 0, after: 2 },
  2: { size: 15, leading: 19, before: 20, after: 7 },
  3: { size: 10.5, leading: 14, before: 10, after: 3 },
} as const;
