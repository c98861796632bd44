import type { Actor } from "~/access/actor";
import { type Asked, inOrder, type Waiting, type WorkKind, workKindNames } from "~/admin/home-queue";
import { staleScores } from "~/admin/home-scores.server";
import {
  closingBusinesses,
  draftsToPublish,
  endingInvitations,
  failedJobs,
  failedMails,
  requestsToMoveOn,
  staleHealthChecks,
  waitingSignups,
} from "~/admin/home-sources.server";

const shownOfEach = 25;
const shownInAll = 60;
const shownOfOne = 200;

/** What waits for an admin, across all customers: counts of every kind, and the most pressing of all, or of one kind. */
export async function whatWaits(admin: Actor, only: WorkKind | null, now = new Date()) {
  const all = await Promise.all(
    workKindNames.map(async (kind) => [kind, await sources[kind]({ admin, now, take: takeOf(kind, only) })] as const),
  );
  const counts = Object.fromEntries(all.map(([kind, { count }]) => [kind, count])) as Record<WorkKind, number>;
  const work = all.flatMap(([kind, waiting]) => (only === null || kind === only ? waiting.work : []));
  const shown = inOrder(work, now).slice(0, only ? shownOfOne : shownInAll);
  return {
    counts,
    work: shown,
    total: only ? counts[only] : Object.values(counts).reduce((sum, count) => sum + count, 0),
  };
}

function takeOf(kind: WorkKind, only: WorkKind | null): number {
  if (only === null) return shownOfEach;
  return kind === only ? shownOfOne : 1;
}

const sources: Record<WorkKind, (asked: Asked) => Promise<Waiting>> = {
  approval: waitingSignups,
  request: requestsToMoveOn,
  draft: draftsToPublish,
  score: staleScores,
  "health-check": staleHealthChecks,
  mail: failedMails,
  invitation: endingInvitations,
  job: failedJobs,
  closing: closingBusinesses,
};
