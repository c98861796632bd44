import { detectDelimiter, detectLineEnding } from "./delimiter";
import { decode } from "./encoding";
import type { ColumnNames } from "./header";
import type { Delimiter, FileFacts, ReadingError } from "./reading";
import { lineTooLong, withPlainLineBreaks } from "./records";

/** A file's text with plain line breaks, its delimiter, and what was understood of it; or why it is none. */
export type FileText =
  | { text: string; delimiter: Delimiter; facts: FileFacts }
  | { refused: ReadingError; facts: FileFacts };

export function readFileText(bytes: Uint8Array, names: ColumnNames): FileText {
  const facts = unknownFile(bytes.length);
  const decoded = decode(bytes);
  if ("refused" in decoded) return { refused: decoded.refused, facts };

  const text = withPlainLineBreaks(decoded.text);
  const tooLong = lineTooLong(text);
  if (tooLong) return { refused: tooLong, facts };

  const { encoding, byteOrderMark, notices } = decoded;
  const delimiter = detectDelimiter(text, names);
  const lineEnding = detectLineEnding(decoded.text);
  return { text, delimiter, facts: { ...facts, encoding, byteOrderMark, notices, delimiter, lineEnding } };
}

/** A file of which only the size is known. */
export function unknownFile(size: number): FileFacts {
  return { encoding: null, byteOrderMark: false, delimiter: null, lineEnding: null, size, notices: [] };
}
