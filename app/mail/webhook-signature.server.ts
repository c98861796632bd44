import { createHmac, timingSafeEqual } from "node:crypto";
import type { Signature } from "~/mail/webhook.schema";

/** Mailgun's own clock and ours differ a little, and it tries again after ten minutes. */
const youngestMs = 15 * 60_000;

/** Whether Mailgun made the signature, and lately. It covers the timestamp and the token, so a token is taken once only. */
export function isSignedByMailgun({ timestamp, token, signature }: Signature, key: string, now: Date): boolean {
  const expected = createHmac("sha256", key).update(`${timestamp}${token}`).digest();
  const isGenuine = timingSafeEqual(expected, Buffer.from(signature, "hex"));
  return isGenuine && Math.abs(now.getTime() - Number(timestamp) * 1_000) <= youngestMs;
}
