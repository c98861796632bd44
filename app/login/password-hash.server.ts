import { hash, verify } from "@node-rs/argon2";
import { normalPassword } from "./password-rules";

/** argon2id, the library's default, with 64 MiB and three passes. */
const parameters = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Longer input is refused before it costs anything: the longest password of 128 characters has fewer bytes. */
const longestInBytes = 1024;

/** So many hashes are under way or waiting that one more would only make all of them late. */
export class PasswordsBusy extends Error {
  override name = "PasswordsBusy";
}

/** In PHC format, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalPassword(password), parameters));
}

/** Takes the same time, and says false, where there is no hash: an unknown person, or one without a password. */
export async function verifyPassword(phc: string | null, password: string): Promise<boolean> {
  const normal = normalPassword(password);
  if (Buffer.byteLength(normal) > longestInBytes) return false;
  const against = phc ?? (await hashOfNothing());
  const right = await inTurn(() => verify(against, normal));
  return right && phc !== null;
}

/** Whether a hash was made with less than today's parameters. */
export function needsRehash(phc: string): boolean {
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(phc) ?? [];
  return Number(memory ?? 0) < parameters.memoryCost || Number(time ?? 0) < parameters.timeCost;
}

let dummy: Promise<string> | undefined;

function hashOfNothing(): Promise<string> {
  dummy ??= hash("nobody has this password", parameters);
  return dummy;
}

const atOnce = 4;
const longestQueue = 20;
let running = 0;
const waiting: (() => void)[] = [];

/** Each hash holds 64 MiB and one of libuv's threads: four at once, twenty in line. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running += 1;
  else if (waiting.length >= longestQueue) throw new PasswordsBusy("Too many passwords to hash at once.");
  else await new Promise<void>((next) => waiting.push(next));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
