import { readFileText } from "~/infra/csv/file-text";
import type { MappedColumn } from "~/infra/csv/header";
import { shorten } from "~/infra/csv/plain-text";
import { Problems } from "~/infra/csv/problems";
import type { FileFacts, ReadingError } from "~/infra/csv/reading";
import { openTable, type TableRow } from "~/infra/csv/table";
import { type Choices, readService } from "./read-service";
import { type CsvWords, typedIn } from "./service-cells";
import { serviceColumns } from "./service-columns";
import { type ServiceDetails, type ServiceField, serviceFields } from "./service-fields";

/** As much as a form may carry from the preview to the confirmation. */
export const importLimits = { bytes: 60 * 1024, rows: 500 } as const;
const limit = { rows: importLimits.rows, one: "row", many: "rows" };

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
  const { columns, rows } = openTable(file, serviceColumns, limit, problems);
  const services: ImportedService[] = [];
  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const details = readRow(row, columns, choices, words, problems);
    if (!details) continue;
    const key = sameService(details);
    const before = lineOf.get(key);
    if (before !== undefined) problems.add(twice(row.line, details.name, `it is on line ${before} too`));
    lineOf.set(key, row.line);
    services.push({ line: row.line, details });
  }
  if (bytesInAForm(file.text) > importLimits.bytes + 2_048)
    problems.add({ line: 1, column: "", value: "the text of this file", expected: "at most 60 kB in UTF-8" });
  return { facts: file.facts, text: file.text, columns, services, errors: errorsOf(problems) };
}

/** What makes two lines the same service: its name, its vendor and the day on which it ends. */
export function sameService(service: { name: string; vendor: string; expirationDate: string | null }): string {
  return JSON.stringify([service.name, service.vendor, service.expirationDate]).normalize("NFKC").toLowerCase();
}

/** The error of a service that stands somewhere already. */
export function twice(line: number, name: string, where: string): ReadingError {
  return { line, column: serviceFields.name, value: shorten(name), expected: `each service once; ${where}` };
}

function readRow(
  { line, written }: TableRow<ServiceField>,
  columns: readonly MappedColumn<ServiceField>[],
  choices: Choices,
  words: CsvWords,
  problems: Problems,
): ServiceDetails | null {
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
      line,
      column: headerOf(field),
      value: shorten(written.get(field) ?? ""),
      expected: message,
    });
  return "details" in reading && refused.length === 0 ? reading.details : null;
}

/** A browser sends each line break as two bytes; the margin is for those of a file that has one. */
const bytesInAForm = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n")).length;

const errorsOf = ({ first, total }: Problems) => ({ first, total });
