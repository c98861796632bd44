import { plainWord, shorten, wrongWithText } from "./plain-text";
import { limits, type ReadingError } from "./reading";

/** The columns that a kind of file may have: how each is called, and what else it is called. */
export interface ColumnNames<Column extends string = string> {
  labels: Readonly<Record<Column, string>>;
  aliases: Readonly<Record<Column, readonly string[]>>;
  required: readonly Column[];
}

export interface MappedColumn<Column extends string = string> {
  header: string;
  mapsTo: Column | null;
}

/** Which of the file's columns is which; a column of no known name is kept under its own. */
export function mapHeader<Column extends string>(
  headers: readonly string[],
  names: ColumnNames<Column>,
  line = 1,
): { columns: MappedColumn<Column>[]; errors: ReadingError[] } {
  const words = headers.map(plainWord);
  const error = (column: string, expected: string): ReadingError => ({
    line,
    column: shorten(column),
    value: shorten(column),
    expected,
  });
  if (headers.length > limits.columns) {
    return {
      columns: [],
      errors: [{ line, column: "", value: `${headers.length} columns`, expected: `at most ${limits.columns} columns` }],
    };
  }

  const errors = duplicates(words).map((positions) =>
    error(
      headers[positions[0] ?? 0] ?? "",
      `each column once; it is in columns ${positions.map((at) => at + 1).join(" and ")}`,
    ),
  );
  const mapped = new Map<number, Column>();
  for (const column of Object.keys(names.labels) as Column[]) {
    const positions = positionsOf(column, names, words);
    const [position] = positions;
    if (position !== undefined && positions.length === 1) mapped.set(position, column);
    if (positions.length > 1 && new Set(positions.map((at) => words[at])).size > 1) {
      const found = positions.map((at) => headers[at]).join(" and ");
      const label = names.labels[column];
      errors.push(error(found, `one column for ${label}; name the one that counts “${label}”`));
    }
    if (positions.length === 0 && names.required.includes(column)) errors.push(missing(column, names, line));
  }
  for (const header of headers) {
    const expected = header.length > 200 ? "a name of at most 200 characters" : wrongWithText(header);
    if (expected) errors.push(error(header, expected));
  }

  return { columns: headers.map((header, at) => ({ header, mapsTo: mapped.get(at) ?? null })), errors };
}

// The exact name wins over an alias; the alias column is then kept as one of the file's own.
function positionsOf<Column extends string>(
  column: Column,
  { labels, aliases }: ColumnNames<Column>,
  words: readonly string[],
): number[] {
  const positions = (wantedNames: readonly string[]) => {
    const wanted = new Set(wantedNames.map(plainWord));
    return words.flatMap((word, at) => (wanted.has(word) ? [at] : []));
  };
  const exact = positions([labels[column]]);
  return exact.length > 0 ? exact : positions(aliases[column]);
}

function duplicates(words: readonly string[]): number[][] {
  const positions = new Map<string, number[]>();
  words.forEach((word, at) => {
    if (word !== "") positions.set(word, [...(positions.get(word) ?? []), at]);
  });
  return [...positions.values()].filter((found) => found.length > 1);
}

function missing<Column extends string>(
  column: Column,
  { labels, aliases }: ColumnNames<Column>,
  line: number,
): ReadingError {
  const label = labels[column];
  const names = [label, ...aliases[column]].join(", ");
  return { line, column: label, value: "", expected: `a column of this name (or one of: ${names})` };
}
