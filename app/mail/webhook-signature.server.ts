import { createHmac, timingSafeEqual } from "node:crypto";
import type { Signature } from "~/mail/webhook.schema";

/**
 * For some eight hours Mailgun tries again what it could not bring, and what is refused it never brings again. Shorter than
 * a token is remembered, so that none is taken twice.
 */
const validMs = 12 * 3_600_000;

/** Whether Mailgun made the signature, within half a day. It covers the timestamp and the token, so a token is taken once only. */
export function isSignedByMailgun({ timestamp, token, signature }: Signature, key: string, now: Date): boolean {
  const expected = createHmac("sha256", key).update(`${timestamp}${token}`).digest();
  const isGenuine = timingSafeEqual(expected, Buffer.from(signature, "hex"));
  return isGenuine && Math.abs(now.getTime() - Number(timestamp) * 1_000) <= validMs;
}
