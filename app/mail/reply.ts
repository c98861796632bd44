/** What came back from one attempt; without a status nobody answered. */
export interface Reply {
  status: number | null;
  /** False where no connection was made at all: nothing can have been taken, and no other mail would fare better. */
  reached: boolean;
  answer: string;
  retryAfterMs: number | null;
}

export type Verdict =
  | "sent"
  /** This mail will never be taken: a bad address. */
  | "refused"
  /** Nothing of ours will be taken before somebody mends the settings: a wrong key or domain. */
  | "locked-out"
  /** Too much, or being mended: all mails wait as long as was asked. */
  | "asked-to-wait"
  | "unreachable"
  | "failed";

export function judge({ status, reached, retryAfterMs }: Reply): Verdict {
  if (status === null) return reached ? "failed" : "unreachable";
  if (status >= 200 && status < 300) return "sent";
  if (status === 400 || status === 413 || status === 422) return "refused";
  if (status === 401 || status === 402 || status === 403 || status === 404) return "locked-out";
  if (status === 429 || (status === 503 && retryAfterMs !== null)) return "asked-to-wait";
  return "failed";
}

const second = 1000;
const hour = 3_600 * second;

/** A mail that could not be sent for so long is given up. */
export const patienceMs = 72 * hour;

/** The pause after the given number of failed attempts: well below 30 s at first, then doubling up to about an hour. */
export function pauseMs(attempts: number, random = Math.random()): number {
  // The spread keeps many mails from coming back in the same instant.
  return Math.min(24 * second * 2 ** (attempts - 1), hour) * (0.8 + 0.2 * random);
}

/** The header's seconds or date as a length of time, at most a day. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * second : Date.parse(header) - now.getTime();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 24 * hour) : null;
}
