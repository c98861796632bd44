import { deflateRawSync, inflateRawSync } from "node:zlib";

/** As long as a form's field may be, with room for the fields beside it. */
export const longestPacked = 60_000;
const longestText = 4 * 1024 * 1024;

/** A file's text, short enough for a form: a catalogue is larger than what a form may carry. */
export function pack(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString("base64url");
}

/** Null for what was not packed so, or grows beyond what a file may hold. */
export function unpack(packed: string): string | null {
  try {
    return inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: longestText }).toString("utf8");
  } catch {
    return null;
  }
}
