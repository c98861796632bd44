import { noSeverities, noStatuses } from "../vocabulary";
import { indexAreas } from "./area-index";
import { AssessmentDates } from "./assessment-dates";
import { detectDelimiter, detectLineEnding } from "./delimiter";
import { decode } from "./encoding";
import { withoutGuard } from "./formula-guard";
import { type MappedColumn, mapHeader } from "./header";
import { namesAnotherCustomer } from "./other-business";
import { shorten } from "./plain-text";
import { Problems } from "./problems";
import { type CheckRow, type Chosen, type KnownAreas, limits, type Reading } from "./reading";
import { eachRecord, isBlank, withPlainLineBreaks } from "./records";
import { readRow } from "./row";

/** Reads a whole file, or says everything that keeps it from being read; nothing in it is guessed. */
export function readHealthCheckCsv(bytes: Uint8Array, known: KnownAreas, chosen: Chosen): Reading {
  const reading = emptyReading(bytes.length);
  const problems = new Problems();
  reading.errors = problems;
  if (bytes.length > limits.bytes) {
    problems.add({ line: 1, column: "", value: `${bytes.length} bytes`, expected: "a file of at most 20 MB" });
    return reading;
  }
  const decoded = decode(bytes);
  if ("refused" in decoded) {
    problems.add(decoded.refused);
    return reading;
  }
  const text = withPlainLineBreaks(decoded.text);
  reading.file = {
    ...reading.file,
    encoding: decoded.encoding,
    byteOrderMark: decoded.byteOrderMark,
    delimiter: detectDelimiter(text),
    lineEnding: detectLineEnding(decoded.text),
    notices: [...decoded.notices],
  };
  readRows(text, reading, problems, known, chosen.date);
  const other = namesAnotherCustomer(text, chosen);
  if (other) reading.warnings.push(other);
  return reading;
}

function readRows(text: string, reading: Reading, problems: Problems, known: KnownAreas, chosenDate: string): void {
  const areas = indexAreas(known);
  const lineOfKey = new Map<string, number>();
  const areaSpelling = new Map<string, string>();
  let dates = new AssessmentDates("");
  let columns: MappedColumn[] | null = null;
  let unguarded = 0;

  eachRecord(text, reading.file.delimiter ?? ",", (record) => {
    if (!record.brokenQuote && isBlank(record.cells)) return true;
    if (columns === null) {
      const header = mapHeader(
        record.cells.map(withoutGuard).map((name) => name.trim()),
        record.line,
      );
      if (record.brokenQuote) {
        problems.add({
          line: record.brokenQuote.line,
          column: "",
          value: shorten(`"${record.brokenQuote.value}`),
          expected: 'a closing " for the header that opens here',
        });
        return false;
      }
      columns = header.columns;
      reading.columns = columns;
      problems.add(...header.errors);
      dates = new AssessmentDates(columns.find(({ mapsTo }) => mapsTo === "assessmentDate")?.header ?? "");
      return header.errors.length === 0;
    }

    if (reading.rows.length === limits.rows) {
      problems.add({ line: record.line, column: "", value: "one row more", expected: "at most 100,000 rows" });
      return false;
    }
    const result = readRow(record, columns, areas);
    if ("errors" in result) {
      problems.add(...result.errors);
      return true;
    }
    const { row, assessmentDate } = result;
    unguarded += result.unguarded;
    const dateError = dates.add(assessmentDate, row.line);
    if (dateError) problems.add(dateError);

    const earlier = lineOfKey.get(row.checkKey);
    if (earlier !== undefined) {
      problems.add(duplicate(row, earlier, columns));
      return true;
    }
    lineOfKey.set(row.checkKey, row.line);
    if (row.areaKey === null) row.areaName = spelledAsBefore(row.areaName, areaSpelling);
    reading.rows.push(row);
    return true;
  });

  const settled = dates.settle(chosenDate);
  problems.add(...settled.errors);
  reading.questions.push(...settled.questions);
  reading.warnings.push(...settled.warnings);
  if (unguarded > 0)
    reading.file.notices.push(
      `${unguarded} ${unguarded === 1 ? "cell begins" : "cells begin"} with the apostrophe that keeps a spreadsheet from running a formula; it was taken off.`,
    );
  if (problems.total === 0 && reading.rows.length === 0)
    problems.add({ line: 1, column: "", value: "no rows", expected: "a header and at least one row" });
  count(reading);
}

function duplicate(row: CheckRow, earlierLine: number, columns: readonly MappedColumn[]) {
  const header = columns.find(({ mapsTo }) => mapsTo === "checkId")?.header;
  return {
    line: row.line,
    column: header ?? "",
    value: shorten(header ? row.checkKey : `${row.areaName}: ${row.title}`),
    expected: `each check once; this one is on line ${earlierLine} and on line ${row.line}`,
  };
}

// An area the portal does not know is one area, however its rows write its capitals.
function spelledAsBefore(name: string, spelling: Map<string, string>): string {
  const word = name.toLowerCase();
  const before = spelling.get(word);
  if (before !== undefined) return before;
  spelling.set(word, name);
  return name;
}

function count(reading: Reading): void {
  const { counts } = reading;
  const products = new Map<string, number>();
  const areas = new Map<string, { name: string; key: string | null; rows: number }>();
  for (const row of reading.rows) {
    counts.status[row.status]++;
    counts.severity[row.severity]++;
    products.set(row.product, (products.get(row.product) ?? 0) + 1);
    const area = areas.get(row.areaName);
    if (area) area.rows++;
    else areas.set(row.areaName, { name: row.areaName, key: row.areaKey, rows: 1 });
  }
  counts.rows = reading.rows.length;
  counts.products = [...products].map(([name, rows]) => ({ name, rows }));
  counts.areas = [...areas.values()];
  reading.unknownAreas = counts.areas.flatMap(({ key, name }) => (key === null ? [name] : []));
}

function emptyReading(size: number): Reading {
  return {
    file: { encoding: null, byteOrderMark: false, delimiter: null, lineEnding: null, size, notices: [] },
    columns: [],
    rows: [],
    counts: { rows: 0, status: noStatuses(), severity: noSeverities(), products: [], areas: [] },
    unknownAreas: [],
    errors: { first: [], total: 0 },
    questions: [],
    warnings: [],
  };
}
