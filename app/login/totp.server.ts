import { Secret, TOTP } from "otpauth";

/** Codes of RFC 6238 as every authenticator app makes them: SHA-1, six digits, a new one every thirty seconds. */
const form = { issuer: "CM360", algorithm: "SHA1", digits: 6, period: 30 };
/** A clock may be one step off, to either side. */
const neighbours = 1;

/** A new shared secret of 160 random bits, as apps take it when it is typed. */
export function newKey(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app reads from the QR code. */
export function keyAddress(key: string, email: string): string {
  return authenticator(key, email).toString();
}

/** The time step that a code belongs to; null where it belongs to none of now. Compares in constant time. */
export function stepOf(key: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const totp = authenticator(key);
  const delta = totp.validate({ token: code, timestamp, window: neighbours });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

function authenticator(key: string, label = "") {
  return new TOTP({ ...form, label, secret: Secret.fromBase32(key) });
}
