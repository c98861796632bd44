import { randomUUID } from "node:crypto";
import { transact } from "~/infra/db.server";

/**
 * Does the work unless another process, or this one, is doing work of the same name just now; says whether it did.
 * `ms` is how long the work may take at most: the lease of a process that died ends by itself after it.
 */
export async function withLease(
  name: string,
  ms: number,
  work: () => Promise<void>,
  now: Date = new Date(),
): Promise<boolean> {
  const holder = randomUUID();
  if (!(await take(name, holder, ms, now))) return false;
  try {
    await work();
  } finally {
    await transact((tx) => tx.jobLease.deleteMany({ where: { name, holder } }));
  }
  return true;
}

/** Machines' clocks differ a little, and no more than this. */
const clocksDifferMs = 120_000;

/** Whether a lease that ends then still holds. One that ends later than it can was taken before the clock was set back. */
export function leaseHolds(until: Date, ms: number, now: Date): boolean {
  return until > now && until.getTime() <= now.getTime() + ms + clocksDifferMs;
}

function take(name: string, holder: string, ms: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    const current = await tx.jobLease.findUnique({ where: { name } });
    if (current && leaseHolds(current.until, ms, now)) return false;
    const lease = { holder, until: new Date(now.getTime() + ms) };
    await tx.jobLease.upsert({ where: { name }, create: { name, ...lease }, update: lease });
    return true;
  });
}
