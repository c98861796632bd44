import { type Column, columnAliases, columnLabels, columns, requiredColumns } from "./columns";
import { plainWord, shorten } from "./plain-text";
import { limits, type ReadingError } from "./reading";

export interface MappedColumn {
  header: string;
  mapsTo: Column | null;
}

/** Which of the file's columns is which; a column of no known name is kept under its own. */
export function mapHeader(headers: readonly string[], line = 1): { columns: MappedColumn[]; errors: ReadingError[] } {
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
  for (const column of columns) {
    const positions = positionsOf(column, words);
    const [position] = positions;
    if (position !== undefined && positions.length === 1) mapped.set(position, column);
    if (positions.length > 1 && new Set(positions.map((at) => words[at])).size > 1) {
      const names = positions.map((at) => headers[at]).join(" and ");
      errors.push(
        error(names, `one column for ${columnLabels[column]}; name the one that counts “${columnLabels[column]}”`),
      );
    }
    if (positions.length === 0 && requiredColumns.some((required) => required === column))
      errors.push(missing(column, line));
  }
  for (const header of headers.filter((header) => header.length > 200))
    errors.push(error(header, "a name of at most 200 characters"));

  return { columns: headers.map((header, at) => ({ header, mapsTo: mapped.get(at) ?? null })), errors };
}

// The exact name wins over an alias; the alias column is then kept as one of the file's own.
function positionsOf(column: Column, words: readonly string[]): number[] {
  const positions = (names: readonly string[]) => {
    const wanted = new Set(names.map(plainWord));
    return words.flatMap((word, at) => (wanted.has(word) ? [at] : []));
  };
  const exact = positions([columnLabels[column]]);
  return exact.length > 0 ? exact : positions(columnAliases[column]);
}

function duplicates(words: readonly string[]): number[][] {
  const positions = new Map<string, number[]>();
  words.forEach((word, at) => {
    if (word !== "") positions.set(word, [...(positions.get(word) ?? []), at]);
  });
  return [...positions.values()].filter((found) => found.length > 1);
}

function missing(column: Column, line: number): ReadingError {
  const names = [columnLabels[column], ...columnAliases[column]].join(", ");
  return { line, column: columnLabels[column], value: "", expected: `a column of this name (or one of: ${names})` };
}
