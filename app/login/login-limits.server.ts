import { networkOf, rateLimiter } from "~/infra/rate-limit.server";
import { clientAddress } from "~/infra/request-context.server";

const minute = 60;
const hour = 60 * minute;

/** Wrong passwords for one account before its pauses begin; they are counted for a day. */
const freeTries = 10;
const failures = rateLimiter("login-failures", Number.MAX_SAFE_INTEGER, 24 * hour);
const pauses = rateLimiter("login-pause", 1, hour);
const networks = rateLimiter("login-network", 100, hour);

/** Thirty seconds after the tenth wrong password, twice as long after each further one, an hour at most. */
export function pauseAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(hour, 30 * 2 ** Math.min(wrong - freeTries, 10));
}

export interface Try {
  /** What the account's tries are counted by. */
  key: string;
  network: string;
}

/**
 * Counts a try before its outcome is known, so that a hundred at once are a hundred. `account` is an email, whether
 * anybody has it or not; from a device that is known to the account it is counted apart, so that strangers who guess do not
 * lock its owner out. Answers the seconds to wait where this try may not be made.
 */
export async function beginTry(account: string, device: string | null): Promise<Try | { waitSeconds: number }> {
  const key = device ? `${account} ${device}` : account;
  const paused = await pauses.wait(key);
  if (paused) return { waitSeconds: paused };

  const network = networkOf(clientAddress());
  const { waitSeconds } = await networks.take(network);
  if (waitSeconds) return { waitSeconds };

  const { count } = await failures.take(key);
  if (count < freeTries) return { key, network };
  const pause = await pauses.take(key, pauseAfter(count));
  if (!pause.waitSeconds) return { key, network };
  await failures.giveBack(key);
  return { waitSeconds: pause.waitSeconds };
}

/** The password was right: the account starts anew. */
export async function succeed({ key, network }: Try): Promise<void> {
  await Promise.all([failures.forget(key), pauses.forget(key), networks.giveBack(network)]);
}

/** The try could not be made after all. */
export async function takeBack({ key, network }: Try): Promise<void> {
  await Promise.all([failures.giveBack(key), pauses.forget(key), networks.giveBack(network)]);
}

/** Whoever holds the mailbox has proved more than a password. */
export async function forgiveAccount(account: string): Promise<void> {
  await Promise.all([failures.forget(account), pauses.forget(account)]);
}
