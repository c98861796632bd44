import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";

const headerLength = 44;
const entryLength = 20;

/** A WOFF as the font it wraps: pdfkit's reader would unpack its tables too, in slow JavaScript. Any other font stays as it is. */
export function unwrapped(file: Buffer): Buffer {
  if (file.toString("latin1", 0, 4) !== "wOFF") return file;
  const count = file.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(file.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let at = 0; at < count; at++) {
    const entry = headerLength + at * entryLength;
    const [from, packed, length] = [4, 8, 12].map((place) => file.readUInt32BE(entry + place)) as [
      number,
      number,
      number,
    ];
    const data = file.subarray(from, from + packed);
    const table = packed < length ? inflateSync(data) : data;
    const place = 12 + 16 * at;
    file.copy(head, place, entry, entry + 4);
    file.copy(head, place + 4, entry + 16, entry + 20);
    head.writeUInt32BE(offset, place + 8);
    head.writeUInt32BE(length, place + 12);
    const padding = (4 - (length % 4)) % 4;
    parts.push(table, Buffer.alloc(padding));
    offset += length + padding;
  }
  return Buffer.concat(parts);
}
