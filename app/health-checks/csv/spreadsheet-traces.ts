import type { MappedColumn } from "~/infra/csv/header";
import type { FileRecord } from "~/infra/csv/records";
import type { Column } from "./columns";
import type { Warning } from "./reading";

const errorValue = /^(?:#(?:REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|N\/A|SPILL!|CALC!)|#{3,}|Err:\d{3})$/;
const shortenedNumber = /^[+-]?\d(?:[.,]\d+)?E[+-]\d{2,}$/;

/** Whether a spreadsheet wrote this for a longer number: what its digits were is lost. */
export function isShortenedNumber(cell: string): boolean {
  return cell.length < 25 && shortenedNumber.test(cell);
}

interface Trace {
  cells: number;
  first: { line: number; column: string; value: string };
}

/** Gathers what spreadsheets do to a file that is saved in them again, where it can be told from the file alone. */
export class SpreadsheetTraces {
  private readonly found = new Map<"errors" | "shortened", Trace>();
  private plainIds = true;
  private shortestId = "";
  private longestId = "";
  private ids = 0;

  constructor(private readonly columns: readonly MappedColumn<Column>[]) {}

  add({ line, cells }: FileRecord): void {
    for (const [at, cell] of cells.entries()) {
      if (cell.length > 24 || cell.length < 3) continue;
      if (errorValue.test(cell)) this.note("errors", line, at, cell);
      else if (shortenedNumber.test(cell)) this.note("shortened", line, at, cell);
    }
  }

  /** A Check ID as the file writes it; blank where it has none. */
  addId(id: string): void {
    if (id === "" || !this.plainIds) return;
    this.plainIds = /^[1-9]\d*$/.test(id);
    this.ids++;
    if (this.shortestId === "" || id.length < this.shortestId.length) this.shortestId = id;
    if (id.length > this.longestId.length || (id.length === this.longestId.length && id > this.longestId))
      this.longestId = id;
  }

  warnings(): Warning[] {
    const errors = this.text("errors", "the error of a formula");
    const shortened = this.text("shortened", "a number that a spreadsheet has shortened");
    const zeros = this.lostZeros();
    return [
      ...(errors ? [{ key: "spreadsheet-errors", text: errors, confirmBy: "tick" as const }] : []),
      ...(shortened ? [{ key: "shortened-numbers", text: shortened, confirmBy: "tick" as const }] : []),
      ...(zeros ? [{ key: "leading-zeros", text: zeros, confirmBy: "tick" as const }] : []),
    ];
  }

  private note(kind: "errors" | "shortened", line: number, at: number, value: string): void {
    const trace = this.found.get(kind);
    if (trace) trace.cells++;
    else this.found.set(kind, { cells: 1, first: { line, column: this.columns[at]?.header ?? "", value } });
  }

  private text(kind: "errors" | "shortened", what: string): string | null {
    const trace = this.found.get(kind);
    if (!trace) return null;
    const { line, column, value } = trace.first;
    const cells = trace.cells === 1 ? "1 cell holds" : `${trace.cells.toLocaleString("en-GB")} cells hold`;
    return `${cells} ${what}: ${trace.cells === 1 ? "" : "first "}“${value}” on line ${line} under ${column || "no header"}.`;
  }

  // Numbers that run from 1 to as many as there are were never written with zeros.
  private lostZeros(): string | null {
    const differ = this.shortestId.length !== this.longestId.length;
    if (!this.plainIds || !differ || Number(this.longestId) === this.ids) return null;
    return `The Check IDs are plain numbers of different lengths, such as ${this.shortestId} and ${this.longestId.slice(0, 20)}: a spreadsheet may have taken their leading zeros away.`;
  }
}
