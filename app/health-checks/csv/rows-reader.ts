import { withoutGuard } from "~/infra/csv/formula-guard";
import { type MappedColumn, mapHeader } from "~/infra/csv/header";
import { shorten } from "~/infra/csv/plain-text";
import { Problems } from "~/infra/csv/problems";
import type { Delimiter, ReadingError } from "~/infra/csv/reading";
import { type FileRecord, isBlank, recordsOf } from "~/infra/csv/records";
import { type AreaIndex, indexAreas } from "./area-index";
import { AssessmentDates } from "./assessment-dates";
import { type Column, columnNames } from "./columns";
import { type CheckRow, type KnownAreas, limits, type Question, type ReadingSummary, type Warning } from "./reading";
import { type RowReading, rowReader } from "./row";
import { RowCounts } from "./row-counts";
import { SpreadsheetTraces } from "./spreadsheet-traces";

/** Goes through a file's records once, and remembers what concerns more than one of them. */
export class RowsReader {
  readonly problems = new Problems();
  readonly questions: Question[] = [];
  readonly warnings: Warning[] = [];
  private readonly areas: AreaIndex;
  private readonly counts = new RowCounts();
  private readonly lineOfKey = new Map<string, number>();
  private readonly areaSpelling = new Map<string, string>();
  private columns: MappedColumn<Column>[] = [];
  /** Where a row has its Check ID; -1: nowhere. */
  private idAt = -1;
  private readRow: (record: FileRecord) => RowReading = () => ({ errors: [] });
  private dates = new AssessmentDates("");
  private traces = new SpreadsheetTraces([]);
  private unguarded = 0;

  constructor(
    private readonly parts: Iterable<{ text: string }>,
    private readonly delimiter: Delimiter,
    known: KnownAreas,
    private readonly chosenDate: string,
  ) {
    this.areas = indexAreas(known);
  }

  *rows(): Generator<CheckRow> {
    let blank = 0;
    let filled = 0;
    for (const record of recordsOf(this.parts, this.delimiter)) {
      if (!record.brokenQuote && isBlank(record.cells)) {
        if (++blank <= limits.rows) continue;
        this.problems.add({ line: record.line, column: "", value: "blank", expected: "fewer than 100,000 blank rows" });
        break;
      }
      if (this.columns.length === 0) {
        this.takeHeader(record);
        if (this.problems.total > 0) break;
        continue;
      }
      if (++filled > limits.rows) {
        this.problems.add({ line: record.line, column: "", value: "one row more", expected: "at most 100,000 rows" });
        break;
      }
      const row = this.take(record);
      if (row) yield row;
      if (this.counts.exceeds(limits)) break;
    }
    this.settle();
  }

  notices(): string[] {
    if (this.unguarded === 0) return [];
    const cells = this.unguarded === 1 ? "1 cell begins" : `${this.unguarded} cells begin`;
    return [`${cells} with the apostrophe that keeps a spreadsheet from running a formula; it was taken off.`];
  }

  summary(): Omit<ReadingSummary, "file"> {
    const { problems, questions, warnings, columns } = this;
    return {
      columns,
      ...this.counts.summary(),
      errors: { first: problems.first, total: problems.total },
      questions,
      warnings,
    };
  }

  private takeHeader({ line, cells, brokenQuote }: FileRecord): void {
    if (brokenQuote) {
      const value = shorten(`"${brokenQuote.value}`);
      this.problems.add({
        line: brokenQuote.line,
        column: "",
        value,
        expected: 'a closing " for the header that opens here',
      });
      return;
    }
    const header = mapHeader(
      cells.map((name) => withoutGuard(name).trim()),
      columnNames,
      line,
    );
    this.columns = header.columns;
    this.idAt = header.columns.findIndex(({ mapsTo }) => mapsTo === "checkId");
    this.readRow = rowReader(header.columns, this.areas);
    this.problems.add(...header.errors);
    this.dates = new AssessmentDates(this.columns.find(({ mapsTo }) => mapsTo === "assessmentDate")?.header ?? "");
    this.traces = new SpreadsheetTraces(this.columns);
  }

  private take(record: FileRecord): CheckRow | null {
    const result = this.readRow(record);
    if ("errors" in result) {
      this.problems.add(...result.errors);
      return null;
    }
    const { row } = result;
    this.unguarded += result.unguarded;
    const dateError = this.dates.add(result.assessmentDate, row.line);
    if (dateError) this.problems.add(dateError);
    this.traces.add(record);
    this.traces.addId(withoutGuard(record.cells[this.idAt] ?? "").trim());

    const earlierLine = this.lineOfKey.get(row.checkKey);
    if (earlierLine !== undefined) {
      this.problems.add(this.duplicate(row, earlierLine));
      return null;
    }
    this.lineOfKey.set(standalone(row.checkKey), row.line);
    if (row.areaKey === null) row.areaName = this.spelledAsBefore(row.areaName);
    this.counts.add(row);
    return row;
  }

  private duplicate(row: CheckRow, earlierLine: number): ReadingError {
    const header = this.columns.find(({ mapsTo }) => mapsTo === "checkId")?.header;
    const value = shorten(header ? row.checkKey : `${row.areaName}: ${row.title}`);
    const expected = `each check once; this one is on line ${earlierLine} and on line ${row.line}`;
    return { line: row.line, column: header ?? "", value, expected };
  }

  /** An area that the portal does not know is one area, however its rows write its capitals. */
  private spelledAsBefore(name: string): string {
    const word = name.toLowerCase();
    const before = this.areaSpelling.get(word);
    if (before === undefined) this.areaSpelling.set(word, name);
    return before ?? name;
  }

  private settle(): void {
    const many = this.counts.exceeds(limits);
    if (many) {
      const column = this.columns.find(({ mapsTo }) => mapsTo === many)?.header ?? "";
      const expected = `at most ${limits[`${many}s`].toLocaleString("en-GB")} different names in this column`;
      this.problems.add({ line: 1, column, value: "", expected });
    }
    const settled = this.dates.settle(this.chosenDate);
    this.problems.add(...settled.errors);
    this.questions.push(...settled.questions);
    this.warnings.push(...settled.warnings, ...this.traces.warnings());
    if (this.problems.total === 0 && this.counts.total === 0) {
      this.problems.add({ line: 1, column: "", value: "no rows", expected: "a header and at least one row" });
    }
  }
}

/** A cell is a window on the part of the file it was cut from, and would keep all of that in memory. */
function standalone(text: string): string {
  return Buffer.from(text).toString();
}
