const sample = 4_096;

/** UTF-16 without a byte order mark: in mostly Latin text every second byte is zero. */
export function encodingOfPattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.floor(Math.min(bytes.length, sample) / 2);
  if (pairs < 2) return null;
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) zeroFirst++;
    if (bytes[2 * pair + 1] === 0) zeroSecond++;
  }
  if (zeroSecond > pairs * 0.4 && zeroFirst < pairs * 0.05) return "utf-16le";
  if (zeroFirst > pairs * 0.4 && zeroSecond < pairs * 0.05) return "utf-16be";
  return null;
}

/** Offset of the first byte that is no UTF-8; the length where all of it is. */
export function firstBrokenUtf8(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** Line breaks of any kind before the offset, in an encoding that writes them as ASCII does. */
export function lineBreaks(bytes: Uint8Array, offset: number): number {
  let breaks = 0;
  for (let at = 0; at < offset; at++) {
    const byte = bytes[at];
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) breaks++;
  }
  return breaks;
}

/**
 * True where the bytes read as Windows-1252: none that it leaves undefined, no control characters, and hardly any whole
 * UTF-8 sequence. A UTF-8 file with a few broken bytes is not turned into other letters: it is refused.
 */
export function isPlausibleWindows1252(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const byte = bytes[offset] ?? 0;
    if (undefinedIn1252.has(byte) || isControl(byte)) return false;
    const length = sequenceLength(bytes, offset);
    if (length > 1) whole++;
    if (length === 0) broken++;
    offset += Math.max(1, length);
  }
  return whole * 10 <= broken;
}

const undefinedIn1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}

// Table 3-7 of the Unicode standard: well-formed UTF-8 byte sequences. 0: none starts here.
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || offset + length > bytes.length) return 0;

  const second = bytes[offset + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index++) {
    if (((bytes[offset + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}
