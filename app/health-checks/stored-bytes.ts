import { promisify } from "node:util";
import { gunzip, gzipSync } from "node:zlib";

/** Below this it is not worth the while. */
const packedFrom = 64 * 1024;

/** A large file as it is stored: packed, since SQLite holds three copies of what is put into it for a moment. */
export function packBytes(bytes: Uint8Array): Uint8Array {
  return bytes.length < packedFrom ? bytes : gzipSync(bytes, { level: 1 });
}

const unpack = promisify(gunzip);

/** The file again, byte for byte. No file that is itself packed is ever stored: it is no CSV. */
export async function unpackBytes(stored: Uint8Array): Promise<Uint8Array> {
  return stored[0] === 0x1f && stored[1] === 0x8b ? unpack(stored) : stored;
}
