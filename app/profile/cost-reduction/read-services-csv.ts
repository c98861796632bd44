import { type FileText, readFileText } from "~/infra/csv/file-text";
import { type MappedColumn, mapHeader } from "~/infra/csv/header";
import { shorten } from "~/infra/csv/plain-text";
import { Problems } from "~/infra/csv/problems";
import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import { type FileRecord, isBlank, records } from "~/infra/csv/records";
import { shapeErrors, withoutGuards } from "~/infra/csv/shape";
import { type Choices, readService } from "./read-service";
import { type CsvWords, typedIn } from "./service-cells";
import { serviceColumns } from "./service-columns";
import { type ServiceDetails, type ServiceField, serviceFields } from "./service-fields";

/** As much as a form may carry from the preview to the confirmation. */
export const importLimits = { bytes: 60 * 1024, rows: 500 } as const;

export interface ImportedService {
  /** The line in the file, the header being 1. */
  line: number;
  details: ServiceDetails;
}

export interface ServicesReading {
  facts: FileFacts;
  /** The file's text, which the confirmation sends back; empty where it could not be read. */
  text: string;
  columns: MappedColumn<ServiceField>[];
  services: ImportedService[];
  errors: { first: ReadingError[]; total: number };
}

/** Reads a whole file of services, or says everything that keeps it from being read; nothing in it is guessed. */
export function readServicesCsv(bytes: Uint8Array, choices: Choices, words: CsvWords): ServicesReading {
  const file = readFileText(bytes, serviceColumns);
  const problems = new Problems();
  if ("refused" in file) {
    problems.add(file.refused);
    return { facts: file.facts, text: "", columns: [], services: [], errors: errorsOf(problems) };
  }
  const { columns, services } = readRecords(file, choices, words, problems);
  if (bytesInAForm(file.text) > importLimits.bytes + 2_048)
    problems.add({ line: 1, column: "", value: "the text of this file", expected: "at most 60 kB in UTF-8" });
  return { facts: file.facts, text: file.text, columns, services, errors: errorsOf(problems) };
}

function readRecords(
  { text, delimiter }: Extract<FileText, { text: string }>,
  choices: Choices,
  words: CsvWords,
  problems: Problems,
): Pick<ServicesReading, "columns" | "services"> {
  const services: ImportedService[] = [];
  const lineOf = new Map<string, number>();
  let columns: MappedColumn<ServiceField>[] | null = null;
  let filled = 0;
  for (const record of records(text, delimiter)) {
    if (!record.brokenQuote && isBlank(record.cells)) continue;
    if (!columns) {
      columns = readHeader(record, problems);
      if (problems.total > 0) break;
      continue;
    }
    if (++filled > importLimits.rows) {
      problems.add({ line: record.line, column: "", value: "one row more", expected: "at most 500 rows" });
      break;
    }
    const details = readRow(record, columns, choices, words, problems);
    if (!details) continue;
    const key = sameService(details);
    const before = lineOf.get(key);
    if (before !== undefined) problems.add(twice(record.line, details.name, `it is on line ${before} too`));
    lineOf.set(key, record.line);
    services.push({ line: record.line, details });
  }
  if (filled === 0 && problems.total === 0)
    problems.add({ line: 1, column: "", value: "no rows", expected: "a header and at least one row" });
  return { columns: columns ?? [], services };
}

/** What makes two lines the same service: its name, its vendor and the day on which it ends. */
export function sameService(service: { name: string; vendor: string; expirationDate: string | null }): string {
  return JSON.stringify([service.name, service.vendor, service.expirationDate]).normalize("NFKC").toLowerCase();
}

/** The error of a service that stands somewhere already. */
export function twice(line: number, name: string, where: string): ReadingError {
  return { line, column: serviceFields.name, value: shorten(name), expected: `each service once; ${where}` };
}

function readHeader({ line, cells, brokenQuote }: FileRecord, problems: Problems): MappedColumn<ServiceField>[] {
  if (brokenQuote) problems.add(...shapeErrors({ line, cells, brokenQuote }, []));
  const header = mapHeader(
    withoutGuards(cells).cells.map((cell) => cell.trim()),
    serviceColumns,
    line,
  );
  problems.add(...header.errors);
  return header.columns;
}

function readRow(
  record: FileRecord,
  columns: readonly MappedColumn<ServiceField>[],
  choices: Choices,
  words: CsvWords,
  problems: Problems,
): ServiceDetails | null {
  const shape = shapeErrors(record, columns);
  problems.add(...shape);
  if (shape.length > 0) return null;

  const { cells } = withoutGuards(record.cells);
  const written = new Map(columns.flatMap(({ mapsTo }, at) => (mapsTo ? [[mapsTo, cells[at]?.trim() ?? ""]] : [])));
  const headerOf = (field: ServiceField) =>
    columns.find(({ mapsTo }) => mapsTo === field)?.header ?? serviceFields[field];
  const { typed, refused } = typedIn(written, words);
  const reading = readService(typed, choices);
  const found = "problems" in reading ? reading.problems : [];
  for (const { field, message } of [
    ...refused,
    ...found.filter((one) => !refused.some(({ field }) => field === one.field)),
  ])
    problems.add({
      line: record.line,
      column: headerOf(field),
      value: shorten(written.get(field) ?? ""),
      expected: message,
    });
  return "details" in reading && refused.length === 0 ? reading.details : null;
}

/** A browser sends each line break as two bytes; the margin is for those of a file that has one. */
const bytesInAForm = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n")).length;

const errorsOf = ({ first, total }: Problems) => ({ first, total });
