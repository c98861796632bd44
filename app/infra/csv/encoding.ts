import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { encodingOfPattern, firstBrokenUtf8, isPlausibleWindows1252, lineBreaks } from "./encoding-signs";
import { otherFileType } from "./file-type";
import type { Encoding, ReadingError } from "./reading";

/** A file whose bytes are known to be text of one encoding. */
export interface EncodedText {
  encoding: Encoding;
  byteOrderMark: boolean;
  notices: string[];
  /** The text in its order, some 256 kB at a time, each line break as the file has it and never cut in two. */
  parts(): Iterable<TextPart>;
}

export interface TextPart {
  text: string;
  /** How many bytes of the file are read with it. */
  bytesRead: number;
}

export type OpenText = EncodedText | { refused: ReadingError };

const saveAs = "a CSV file: open the file in your spreadsheet program and save it as “CSV UTF-8 (Comma delimited)”";

/** Tells the encoding, and refuses what cannot be told for certain, before any of it is read. */
export function openText(bytes: Uint8Array): OpenText {
  const type = otherFileType(bytes);
  if (type) return { refused: { line: 1, column: "", value: type, expected: saveAs } };

  const { encoding, mark } = tellEncoding(bytes);
  return encoding === "utf-8" ? openUtf8(bytes, mark) : openUtf16(bytes, encoding, mark);
}

function tellEncoding(bytes: Uint8Array): { encoding: "utf-8" | "utf-16le" | "utf-16be"; mark: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", mark: 2 };
  return { encoding: encodingOfPattern(bytes) ?? "utf-8", mark: 0 };
}

function openUtf8(bytes: Uint8Array, mark: number): OpenText {
  if (!isUtf8(bytes)) {
    if (mark === 0 && isPlausibleWindows1252(bytes)) return openWindows1252(bytes);
    const offset = firstBrokenUtf8(bytes);
    const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
    const value = `the byte ${byte} (number ${offset + 1})`;
    return refuse(1 + lineBreaks(bytes, offset), value, "UTF-8 text: save the file again as “CSV UTF-8”");
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuseNul(1 + lineBreaks(bytes, nul));
  const buffer = asBuffer(bytes);
  return {
    encoding: "utf-8",
    byteOrderMark: mark > 0,
    notices: [],
    parts: () => partsOf(mark, bytes.length, endOfUtf8(bytes), (from, to) => buffer.toString("utf8", from, to)),
  };
}

// Node's own TextDecoder reads 0x80 to 0x9F as control characters: no €, no typographic quotes.
function openWindows1252(bytes: Uint8Array): OpenText {
  const buffer = asBuffer(bytes);
  return {
    encoding: "windows-1252",
    byteOrderMark: false,
    notices: ["The file is not UTF-8; it was read as Windows-1252. Check that accented letters look right."],
    parts: () =>
      partsOf(0, bytes.length, endOfLatin(bytes), (from, to) => iconv.decode(buffer.subarray(from, to), "win1252")),
  };
}

function openUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", mark: number): OpenText {
  const buffer = asBuffer(bytes);
  const whole = bytes.length - (bytes.length % 2);
  const read = (from: number, to: number) =>
    encoding === "utf-16le"
      ? buffer.toString("utf16le", from, to)
      : Buffer.from(buffer.subarray(from, to)).swap16().toString("utf16le");
  const parts = () => partsOf(mark, whole, endOfUtf16(buffer, encoding), read);

  let line = 1;
  for (const { text } of parts()) {
    const nul = text.indexOf("\0");
    const half = text.search(/\p{Surrogate}/u);
    if (half !== -1) return refuseHalf(line + breaksIn(text.slice(0, half)));
    if (nul !== -1) return refuseNul(line + breaksIn(text.slice(0, nul)));
    line += breaksIn(text);
  }
  if (whole < bytes.length) return refuseHalf(line);
  const notices = mark > 0 ? [] : ["The file has no byte order mark; it was read as UTF-16 by its pattern."];
  return { encoding, byteOrderMark: mark > 0, notices, parts };
}

const partBytes = 256 * 1024;

/** Neither a character nor a CRLF is cut: `endNear` says where a part may end that is to end about there. */
function* partsOf(
  start: number,
  end: number,
  endNear: (offset: number) => number,
  read: (from: number, to: number) => string,
): Generator<TextPart> {
  for (let from = start; from < end; ) {
    const to = Math.min(end, from + partBytes >= end ? end : endNear(from + partBytes));
    yield { text: read(from, to), bytesRead: to };
    from = to;
  }
}

const carriageReturn = 0x0d;

function endOfLatin(bytes: Uint8Array) {
  return (offset: number) => {
    let end = offset;
    while (bytes[end - 1] === carriageReturn) end++;
    return end;
  };
}

function endOfUtf8(bytes: Uint8Array) {
  return (offset: number) => {
    let end = offset;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80 || bytes[end - 1] === carriageReturn) end++;
    return end;
  };
}

function endOfUtf16(buffer: Buffer, encoding: "utf-16le" | "utf-16be") {
  const unit = (at: number) => (encoding === "utf-16le" ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  return (offset: number) => {
    let end = offset - (offset % 2);
    while (end + 1 < buffer.length && (unit(end - 2) === carriageReturn || (unit(end - 2) & 0xfc00) === 0xd800))
      end += 2;
    return end;
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refuseNul(line: number): OpenText {
  return refuse(line, "a NUL character", "text only: save the file again as CSV");
}

function refuseHalf(line: number): OpenText {
  return refuse(line, "half a UTF-16 character", "whole UTF-16 text: save the file again as “CSV UTF-8”");
}

function refuse(line: number, value: string, expected: string): OpenText {
  return { refused: { line, column: "", value, expected } };
}

function breaksIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}
