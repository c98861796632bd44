import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** "AGE-SECRET-KEY-1…", as `age-keygen` prints it. */
export const newKey = generateX25519Identity;

/** Writes a file that only the key opens: here, or with the tool `age`. */
export async function encrypt(from: string, to: string, key: string): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(key));
  await write(await encrypter.encrypt(read(from)), to);
}

/** Throws where the key is another, or a byte of the file is. */
export async function decrypt(from: string, to: string, key: string): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  await write(await decrypter.decrypt(read(from)), to);
}

function read(file: string): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
}

function write(stream: ReadableStream<Uint8Array>, file: string): Promise<void> {
  return pipeline(Readable.fromWeb(stream as NodeStream), createWriteStream(file, { mode: 0o600, flags: "wx" }));
}
