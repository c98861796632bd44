import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "~/infra/env.server";

/** 256 random bits for a link or a cookie; only its digest is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex: enough for a token, which cannot be guessed; never for a password. */
export function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A keyed hash, for what must be recognised but not read (an address in a counter's key). */
export function fingerprint(text: string): string {
  return createHmac("sha256", keys("fingerprint")[0]).update(text).digest("base64url");
}

/** Encrypts with AES-256-GCM under the first SESSION_SECRET. */
export function seal(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keys("seal")[0], iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Null where no SESSION_SECRET in force opens it. */
export function unseal(sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  for (const key of keys("seal")) {
    try {
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    } catch {
      // another secret of the list may have sealed it
    }
  }
  return null;
}

const derived = new Map<string, [Buffer, ...Buffer[]]>();

function keys(purpose: string): [Buffer, ...Buffer[]] {
  let found = derived.get(purpose);
  if (!found) {
    const derive = (secret: string) => Buffer.from(hkdfSync("sha256", secret, "cm360", purpose, 32));
    const [first, ...older] = env.SESSION_SECRET;
    found = [derive(first), ...older.map(derive)];
    derived.set(purpose, found);
  }
  return found;
}
