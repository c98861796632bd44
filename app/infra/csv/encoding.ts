import iconv from "iconv-lite";
import { encodingOfPattern, firstBrokenUtf8, isPlausibleWindows1252 } from "./encoding-signs";
import { otherFileType } from "./file-type";
import type { Encoding, ReadingError } from "./reading";

export type Decoded =
  | { text: string; encoding: Encoding; byteOrderMark: boolean; notices: string[] }
  | { refused: ReadingError };

const saveAs = "a CSV file: open the file in your spreadsheet program and save it as “CSV UTF-8 (Comma delimited)”";

/** The file's text, its byte order mark taken off; refuses what cannot be told for certain. */
export function decode(bytes: Uint8Array): Decoded {
  const type = otherFileType(bytes);
  if (type) return { refused: { line: 1, column: "", value: type, expected: saveAs } };

  const { encoding, mark } = tellEncoding(bytes);
  const body = bytes.subarray(mark);
  const decoded = encoding === "utf-8" ? decodeUtf8(body, mark > 0) : decodeUtf16(body, encoding, mark > 0);
  if ("refused" in decoded) return decoded;

  const nul = decoded.text.indexOf("\0");
  if (nul === -1) return { ...decoded, notices: [...decoded.notices, ...damageNotices(decoded.text)] };
  return refuse(lineAt(decoded.text, nul), "a NUL character", "text only: save the file again as CSV");
}

function tellEncoding(bytes: Uint8Array): { encoding: Encoding; mark: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", mark: 2 };
  return { encoding: encodingOfPattern(bytes) ?? "utf-8", mark: 0 };
}

function decodeUtf8(body: Uint8Array, byteOrderMark: boolean): Decoded {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
    return { text, encoding: "utf-8", byteOrderMark, notices: [] };
  } catch {
    if (!byteOrderMark && isPlausibleWindows1252(body)) return decodeWindows1252(body);
    const offset = firstBrokenUtf8(body);
    const byte = (body[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
    return refuse(
      1 + countLineBreaks(body.subarray(0, offset)),
      `the byte ${byte} (number ${offset + 1})`,
      "UTF-8 text: save the file again as “CSV UTF-8”",
    );
  }
}

// Node's own TextDecoder reads 0x80 to 0x9F as control characters: no €, no typographic quotes.
function decodeWindows1252(body: Uint8Array): Decoded {
  const text = iconv.decode(Buffer.from(body.buffer, body.byteOffset, body.byteLength), "win1252");
  const notices = ["The file is not UTF-8; it was read as Windows-1252. Check that accented letters look right."];
  return { text, encoding: "windows-1252", byteOrderMark: false, notices };
}

function decodeUtf16(body: Uint8Array, encoding: "utf-16le" | "utf-16be" | Encoding, byteOrderMark: boolean): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
    const notices = byteOrderMark ? [] : ["The file has no byte order mark; it was read as UTF-16 by its pattern."];
    return { text, encoding, byteOrderMark, notices };
  } catch {
    const readable = new TextDecoder(encoding).decode(body);
    const offset = readable.indexOf("\uFFFD");
    return refuse(
      lineAt(readable, offset === -1 ? readable.length : offset),
      "half a UTF-16 character",
      "whole UTF-16 text: save the file again as “CSV UTF-8”",
    );
  }
}

function damageNotices(text: string): string[] {
  return text.includes("\uFFFD")
    ? [
        `The file holds the character “\uFFFD” (first on line ${lineAt(text, text.indexOf("\uFFFD"))}): it was damaged before.`,
      ]
    : [];
}

function refuse(line: number, value: string, expected: string): Decoded {
  return { refused: { line, column: "", value, expected } };
}

function lineAt(text: string, offset: number): number {
  return 1 + (text.slice(0, offset).match(/\r\n?|\n/g)?.length ?? 0);
}

function countLineBreaks(bytes: Uint8Array): number {
  return lineAt(new TextDecoder("latin1").decode(bytes), bytes.length) - 1;
}
