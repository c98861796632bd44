import { randomUUID } from "node:crypto";
import { transact } from "~/infra/db.server";

/**
 * Does the work unless another process, or this one, is doing work of the same name just now; says whether it did.
 * `ms` is how long the work may take at most: the lease of a process that died ends by itself after it.
 */
export async function withLease(name: string, ms: number, work: () => Promise<void>): Promise<boolean> {
  const holder = randomUUID();
  if (!(await take(name, holder, ms))) return false;
  try {
    await work();
  } finally {
    await transact((tx) => tx.jobLease.deleteMany({ where: { name, holder } }));
  }
  return true;
}

function take(name: string, holder: string, ms: number): Promise<boolean> {
  return transact(async (tx) => {
    const now = new Date();
    const current = await tx.jobLease.findUnique({ where: { name } });
    if (current && current.until > now) return false;
    const lease = { holder, until: new Date(now.getTime() + ms) };
    await tx.jobLease.upsert({ where: { name }, create: { name, ...lease }, update: lease });
    return true;
  });
}
