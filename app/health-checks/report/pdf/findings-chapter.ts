import { referenceLink } from "../../reference-link";
import { severityLabels, statusLabels } from "../../vocabulary";
import type { BoardReport, ReportRow } from "../board-report";
import { foundWords, scoreWords } from "../wording";
import type { Paper, Part } from "./paper";
import { Table } from "./table";

const findingColumns = [
  { label: "Check", width: 122 },
  { label: "Result", width: 52 },
  { label: "Finding", width: 124 },
  { label: "Recommendation", width: 121 },
  { label: "Reference", width: 80 },
] as const;

/** The rows as they come, which is by product and by area; a table of its own for each product. */
export class FindingsChapter {
  readonly #paper: Paper;
  readonly #report: BoardReport;
  #part: Part | null = null;
  #table: Table | null = null;
  #product: string | null = null;
  #area: string | null = null;
  #outline: PDFKit.PDFOutline | null = null;
  rows = 0;

  constructor(paper: Paper, report: BoardReport) {
    this.#paper = paper;
    this.#report = report;
    paper.newPage();
    this.#part = paper.part(paper.root, "Sect");
    paper.heading(this.#part, 2, "All findings");
    this.#outline = paper.doc.outline.addItem("All findings", { expanded: true });
  }

  add(row: ReportRow): void {
    if (row.product !== this.#product) this.#open(row.product);
    if (row.areaName !== this.#area) {
      const area = this.#find(row.product)?.areas.find(({ name }) => name === row.areaName);
      this.#table?.group(`${row.areaName}: ${scoreWords(area?.score ?? null)}`);
      this.#area = row.areaName;
    }
    this.#table?.row([
      { text: [{ text: row.title, weight: "bold" }, { text: `\n${row.checkKey}` }] },
      { text: [{ text: statusLabels[row.status], weight: "bold" }, { text: `\n${severityLabels[row.severity]}` }] },
      { text: foundWords(row) || "–" },
      { text: row.recommendation || "–" },
      { text: row.reference || "–", link: referenceLink(row.reference) },
    ]);
    this.rows += 1;
  }

  end(closing: readonly string[]): void {
    const paper = this.#paper;
    this.#table?.end();
    const part = this.#part;
    if (!part) return;
    paper.need(20 + closing.length * 14);
    paper.y += 6;
    for (const text of closing)
      paper.text(part, "P", [{ text, weight: "bold" }], { size: 9.4, leading: 13.4, after: 1 });
    part.end();
  }

  #find(product: string) {
    return this.#report.products.find(({ name }) => name === product);
  }

  #open(product: string): void {
    if (!this.#part) return;
    this.#table?.end();
    this.#product = product;
    this.#area = null;
    this.#paper.heading(this.#part, 3, `${product}: ${scoreWords(this.#find(product)?.score ?? null)}`, 90);
    this.#outline?.addItem(product);
    this.#table = new Table(this.#paper, this.#part, findingColumns);
  }
}
