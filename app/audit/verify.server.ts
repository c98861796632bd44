import { readRows } from "~/audit/chain.server";
import type { Head } from "~/audit/seal.server";
import { headsIn, type Verified, walkChain } from "~/audit/walk.server";
import { db } from "~/infra/db.server";

/** The job whose runs keep the heads. */
export const verifyJob = "verify-audit";

/** Reads the whole log and sees whether it is as it was written, and still has what it had when it was read before. */
export async function verifyChain(noted: readonly Head[] = []): Promise<Verified> {
  return walkChain(readRows, [...(await notedHeads()), ...noted]);
}

async function notedHeads(): Promise<Head[]> {
  const runs = await db.jobRun.findMany({
    where: { job: verifyJob, finishedAt: { not: null } },
    select: { result: true },
  });
  return runs.flatMap(({ result }) => headsIn(result));
}
