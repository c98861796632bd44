import { detectDelimiter, detectLineEnding, takeDeclared } from "./delimiter";
import { openText, type TextPart } from "./encoding";
import type { ColumnNames } from "./header";
import type { Delimiter, FileFacts, ReadingError } from "./reading";
import { LineLengths, withPlainLineBreaks } from "./records";

/** A file's text with plain line breaks, its delimiter, and what was understood of it; or why it is none. */
export type FileText =
  | { text: string; delimiter: Delimiter; facts: FileFacts }
  | { refused: ReadingError; facts: FileFacts };

/** The same, of which only a part is in memory at a time. */
export type FileParts =
  | { parts(): Iterable<TextPart>; delimiter: Delimiter; facts: FileFacts }
  | { refused: ReadingError; facts: FileFacts };

export function readFileText(bytes: Uint8Array, names: ColumnNames): FileText {
  const file = openFileParts(bytes, names);
  if ("refused" in file) return file;
  const { delimiter, facts } = file;
  return { text: Array.from(file.parts(), ({ text }) => text).join(""), delimiter, facts };
}

export function openFileParts(bytes: Uint8Array, names: ColumnNames): FileParts {
  const facts = unknownFile(bytes.length);
  const open = openText(bytes);
  if ("refused" in open) return { refused: open.refused, facts };

  let beginning = "";
  const lengths = new LineLengths();
  for (const { text } of open.parts()) {
    if (beginning === "") beginning = text;
    const tooLong = lengths.add(text);
    if (tooLong) return { refused: tooLong, facts };
  }
  const declared = takeDeclared(withPlainLineBreaks(beginning));
  if ("refused" in declared) return { refused: declared.refused, facts };

  const { encoding, byteOrderMark, notices } = open;
  const delimiter = declared.delimiter ?? detectDelimiter(declared.text, names);
  const lineEnding = detectLineEnding(beginning);
  return {
    *parts() {
      let isFirst = true;
      for (const { text, bytesRead } of open.parts()) {
        const plain = withPlainLineBreaks(text);
        yield { text: isFirst ? plain.slice(declared.length) : plain, bytesRead };
        isFirst = false;
      }
    },
    delimiter,
    facts: { ...facts, encoding, byteOrderMark, notices, delimiter, lineEnding },
  };
}

/** A file of which only the size is known. */
export function unknownFile(size: number): FileFacts {
  return { encoding: null, byteOrderMark: false, delimiter: null, lineEnding: null, size, notices: [] };
}
