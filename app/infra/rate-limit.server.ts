import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db, transact } from "~/infra/db.server";
import { fingerprint } from "~/infra/secrets.server";

/** What counting one more said: how many there were in this window, and how long to wait where that is too many. */
export interface Counted {
  count: number;
  /** Null: go on. */
  waitSeconds: number | null;
}

export interface RateLimiter {
  /** Counts one more. `seconds` sets the length of the window, if this one opens it. */
  take(key: string, seconds?: number): Promise<Counted>;
  /** Takes back what was counted before its outcome was known. */
  giveBack(key: string): Promise<void>;
  /** How long to wait, without counting; null: no wait. */
  wait(key: string): Promise<number | null>;
  forget(key: string): Promise<void>;
}

/**
 * A counter that all machines share and a restart keeps: at most `points` in a window of `seconds`.
 * Keys are hashed under our secret before they are stored: neither an address nor an email stands there in clear.
 */
export function rateLimiter(name: string, points: number, seconds: number): RateLimiter {
  const limiter = new DatabaseRateLimiter(name, points, seconds);
  return {
    async take(key, window = seconds) {
      const { result, allowed } = await limiter.consume(fingerprint(key), 1, { customDuration: window }).then(
        (result) => ({ result, allowed: true }),
        (refusal: unknown) => {
          if (!(refusal instanceof RateLimiterRes)) throw refusal;
          return { result: refusal, allowed: false };
        },
      );
      return { count: result.consumedPoints, waitSeconds: allowed ? null : inSeconds(result) };
    },
    async giveBack(key) {
      await limiter.reward(fingerprint(key));
    },
    async wait(key) {
      const result = await limiter.get(fingerprint(key));
      return result && result.consumedPoints >= points ? inSeconds(result) : null;
    },
    async forget(key) {
      await limiter.delete(fingerprint(key));
    },
  };
}

/** At most five mails an hour to one address that strangers can cause, from whatever page they cause them. */
export async function mayStrangersMail(email: string): Promise<boolean> {
  const { waitSeconds } = await strangersMails.take(email);
  return waitSeconds === null;
}

/** It was asked for, and then not sent: it counts as none. */
export async function takeBackStrangersMail(email: string): Promise<void> {
  await strangersMails.giveBack(email);
}

/** The address that tries are counted by: IPv4 as it is, of IPv6 the /64, which one household or office holds whole. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [before = "", after] = (address.split("%", 1)[0] ?? "").split("::");
  const head = before ? before.split(":") : [];
  const tail = after ? after.split(":") : [];
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(gap).fill("0"), ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

interface Row {
  points: number;
  expire: Date | string | null;
}

const hour = 3600;

/** The library's limiter for Prisma, with its table reached through our one way to write, and in one statement. */
class DatabaseRateLimiter extends RateLimiterPrisma {
  constructor(keyPrefix: string, points: number, duration: number) {
    super({ storeClient: {}, keyPrefix, points, duration, clearExpiredByTimeout: false });
  }

  async _upsert(key: string, points: number, milliseconds: number, restart = false): Promise<Row> {
    const now = new Date();
    const expire = milliseconds > 0 ? new Date(now.getTime() + milliseconds) : null;
    const over = restart ? 1 : 0;
    return transact(async (tx) => {
      const [row] = await tx.$queryRaw<Row[]>`
        INSERT INTO "RateLimiterFlexible" AS held ("key", "points", "expire") VALUES (${key}, ${points}, ${expire})
        ON CONFLICT ("key") DO UPDATE SET
          "points" = CASE WHEN ${over} OR held."expire" <= ${now} THEN 0 ELSE held."points" END + excluded."points",
          "expire" = CASE WHEN ${over} OR held."expire" <= ${now} THEN excluded."expire" ELSE held."expire" END
        RETURNING "points", "expire"`;
      if (!row) throw new Error("A counter was written and not returned.");
      return { points: Number(row.points), expire: row.expire };
    });
  }

  async _get(key: string): Promise<Row | null> {
    return db.rateLimiterFlexible.findFirst({
      where: { key, OR: [{ expire: { gt: new Date() } }, { expire: null }] },
      select: { points: true, expire: true },
    });
  }

  async _delete(key: string): Promise<boolean> {
    const { count } = await transact((tx) => tx.rateLimiterFlexible.deleteMany({ where: { key } }));
    return count > 0;
  }
}

function inSeconds(result: RateLimiterRes) {
  return Math.max(1, Math.ceil(result.msBeforeNext / 1000));
}

const strangersMails = rateLimiter("strangers-mail", 5, hour);
